package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func (w *world) want(question string, want []string, query string, args ...any) {
	w.t.Helper()
	if diff := cmp.Diff(want, w.texts(query, args...)); diff != "" {
		w.t.Errorf("%s (-want +got):\n%s", question, diff)
	}
}

const resultLine = `select concat_ws(' ', customer, tenant, region, policy, period, down_ms // 60000, breached, credit_minor, stage)
	from results where down_ms > 0 order by customer, tenant, region, period`

// twoHours is a world with one outage of two hours for everybody in eu and one
// of nine hours for the tenant t3 alone.
func twoHours(t *testing.T) *world {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "gold", 100000, "2010-01-01", "")
	w.contract("acme", "t2", "mail", "us", "gold", 200000, "2010-01-01", "")
	w.contract("bolt", "t3", "mail", "eu", "silver", 300000, "2010-01-01", "")
	w.contract("bolt", "t4", "mail", "eu", "quarterly", 400000, "2011-05-15", "")
	w.outage("src", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	w.outage("src", "o2", "mail", "*", "t3", "2011-06-20 00:00", "2011-06-20 09:00")
	return w
}

func TestEveryContractHasTheResultOfItsGroupOrItsOwn(t *testing.T) {
	w := twoHours(t)
	w.judge("2011-07-02")
	w.want("results", []string{
		"acme t1 eu gold 2011-05 120 true 10000 lapsed",
		"bolt t3 eu silver 2011-05 120 true 30000 due",
		"bolt t3 eu silver 2011-06 540 true 120000 due",
		"bolt t4 eu quarterly 2011-Q2 120 true 120000 claimable",
	}, resultLine)
	w.want("one result for each contract and period", []string{"7"}, "select count(*)::varchar from results")
}
