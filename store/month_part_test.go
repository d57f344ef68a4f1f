package store

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nines/sla"
)

// What is judged again after a change, and what was not, is what comes out when
// everything is judged: a month depends on nothing that it is not compared by.
func TestMonthsThatAreNotJudgedAgainWouldComeOutTheSame(t *testing.T) {
	for name, clause := range map[string]string{
		"without an allowance": "maintenance: {notice: 48h}",
		"an allowance a month": "maintenance: {notice: 48h, allowance: {time: 3h, per: month, uses: window}}",
		"an allowance a year":  "maintenance: {notice: 48h, allowance: {time: 5h, per: calendar_year, uses: window, part_year: full}}",
		"a share of a year's":  "maintenance: {notice: 48h, allowance: {time: 9h, per: calendar_year, uses: downtime, part_year: prorated}}",
		"of a contract's year": "maintenance: {notice: 48h, allowance: {time: 5h, per: contract_year, uses: window, part_year: full}}",
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.exec("update input.policies set text = replace(text, 'maintenance: {notice: 48h}', ?) where policy <> 'gold'", clause)
			w.contract("acme", "t1", "mail", "eu", "gold", 100000, "2010-02-10", "")
			w.contract("acme", "t2", "mail", "eu", "silver", 100000, "2010-02-10", "2011-05-12")
			w.contract("bolt", "t3", "mail", "eu", "silver", 300000, "2010-04-01", "")
			w.contract("bolt", "t4", "mail", "us", "quarterly", 300000, "2010-10-01", "")
			kept, dice := 0, rand.New(rand.NewPCG(1, 2))
			for n := range 5 {
				w.changeAtRandom(dice, n)
				kept += w.judgeWhatIsStale()
			}
			if kept == 0 {
				t.Error("every month was judged again after every change")
			}
		})
	}
}

var yearsMonths = [2]sla.Month{may - 4, june + 1} // January to July

// judgeWhatIsStale judges that, compares it with everything judged anew, and says
// how many months were not judged.
func (w *world) judgeWhatIsStale() (kept int) {
	w.t.Helper()
	const rows = "select to_json(r)::varchar from results r order by 1"
	asOf := at(w.t, "2011-09-01")
	stale, err := w.Stale(w.t.Context(), yearsMonths[0], yearsMonths[1], asOf)
	if err != nil {
		w.t.Fatal(err)
	}
	if len(stale) > 0 {
		if err := w.tryJudge("2011-09-01", stale...); err != nil {
			w.t.Fatal(err)
		}
	}
	part := w.texts(rows)
	var all []sla.Month
	for m := yearsMonths[0]; m <= yearsMonths[1]; m++ {
		all = append(all, m)
	}
	if err := w.tryJudge("2011-09-01", all...); err != nil {
		w.t.Fatal(err)
	}
	if diff := cmp.Diff(w.texts(rows), part); diff != "" {
		w.t.Errorf("after judging %v alone: %s", stale, diff)
	}
	return len(all) - len(stale)
}

// changeAtRandom plants an outage or maintenance between January and July.
func (w *world) changeAtRandom(dice *rand.Rand, n int) {
	w.t.Helper()
	start := at(w.t, "2011-01-01").Time().Add(time.Duration(dice.IntN(200*24)) * time.Hour)
	end := start.Add(time.Duration(1+dice.IntN(30)) * time.Hour)
	from, to := start.Format("2006-01-02 15:04"), end.Format("2006-01-02 15:04")
	tenant := [...]string{"", "", "t3"}[dice.IntN(3)]
	region := [...]string{"eu", "us", "*"}[dice.IntN(3)]
	if n%2 == 0 {
		w.outage("src", fmt.Sprint("o", n), "mail", region, tenant, from, to)
		return
	}
	w.exec("insert into input.maintenance values ('src', ?, 'mail', '', ?, ?, ?, ?, ?, 'work', 1, 7)", fmt.Sprint("m", n), region, tenant,
		int64(at(w.t, from)), int64(at(w.t, to)), int64(at(w.t, from))-int64(3*sla.Day))
}
