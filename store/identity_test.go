package store

import (
	"context"
	"errors"
	"testing"

	"nines/analysis"
)

func TestNumbersThatDoNotAddUpAreNeverStored(t *testing.T) {
	for name, c := range map[string]struct{ tamper, holds string }{
		"a millisecond in no state":    {"update judged.results set up_ms = up_ms - 1 where down_ms > 0", "check_states"},
		"a credit that is not its sum": {"update judged.credits set formula_minor = formula_minor + 1", "check_credits"},
		"an exception twice":           {"insert into judged.exceptions from judged.exceptions", "check_single"},
		"an exception beside its group": {`insert into judged.periods
			select 4711, month, label, start_ms + 1, end_ms, zone, months from judged.periods where period_no = (select max(period_no) from judged.group_results);
			insert into judged.exceptions
			select g.month, k.contract_no, 4711, g.policy_no, g.result_no
			from judged.group_results g
			join judged.contract_keys k on k.group_no = g.group_no and k.from_ms <= g.start_ms and k.to_ms >= g.end_ms
			where g.period_no = (select max(period_no) from judged.group_results)`, "check_single"},
		"a group twice":                  {"insert into judged.group_results from judged.group_results", "check_single"},
		"a credit twice":                 {"insert into judged.credits from judged.credits", "check_single"},
		"a contract without a result":    {"delete from judged.group_results", "check_covered"},
		"an exception without a result":  {"update judged.exceptions set result_no = 4711", "check_covered"},
		"an exception of no contract":    {"update judged.exceptions set contract_no = 4711", "check_covered"},
		"a contract that is not counted": {"update judged.rollups set contracts = contracts + 1", "check_contracts"},
		"a credit that no outage cost":   {"update judged.outage_costs set credit_minor = credit_minor - 1", "check_totals"},
		"a credit that is not rolled up": {"update judged.rollups set credit_minor = credit_minor + 1 where credit_minor > 0", "check_totals"},
	} {
		t.Run(name, func(t *testing.T) {
			w := twoHours(t)
			ctx := context.Background()
			j, err := w.Begin(ctx, months2011, at(t, "2011-07-02"))
			if err != nil {
				t.Fatal(err)
			}
			defer j.Rollback()
			if err := analysis.Run(ctx, w.Store, j, analysis.Options{Months: months2011, AsOf: at(t, "2011-07-02")}); err != nil {
				t.Fatal(err)
			}
			if err := j.writeRest(ctx); err != nil {
				t.Fatal(err)
			}
			if _, err := j.conn.ExecContext(ctx, c.tamper); err != nil {
				t.Fatal(err)
			}
			var broken *IdentityError
			if err := j.Commit(ctx); !errors.As(err, &broken) || broken.Identity != identityOf(c.holds) {
				t.Errorf("error %v, want that not: %s", err, identityOf(c.holds))
			}
			w.want("what is stored", []string{"0"}, "select count(*)::varchar from judged.results")
		})
	}
}

func identityOf(query string) string {
	for _, i := range identities {
		if i.query == query {
			return i.holds
		}
	}
	return "?"
}

func TestAStoredResultThatSomebodyChangedIsFoundByACheck(t *testing.T) {
	w := twoHours(t)
	w.claim("c1", "acme", "", "", "2011-05", "2011-06-15")
	w.note("n1", "bolt", "", "", "2011-05", 30000, "EUR", "2011-06-15")
	w.judge("2011-07-02")
	if err := w.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.exec("update judged.results set down_ms = down_ms + 1")
	var broken *IdentityError
	if err := w.Check(t.Context()); !errors.As(err, &broken) {
		t.Errorf("error %v", err)
	}
}

func TestPayoutsThatLeaveACreditOutAreFound(t *testing.T) {
	w := twoHours(t)
	w.note("n1", "bolt", "", "", "2011-05", 30000, "EUR", "2011-06-15")
	w.judge("2011-07-02")
	w.exec("insert into judged.months select * from judged.months") // every credit is joined twice
	var broken *IdentityError
	if err := w.Check(t.Context()); !errors.As(err, &broken) || broken.Identity != identityOf("check_payouts") {
		t.Errorf("error %v", err)
	}
}
