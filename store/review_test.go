package store

import (
	"context"
	"os"
	"testing"

	"nines/sla"
)

// Each of these lost or doubled money once, and nothing noticed.

func TestATenantThatMovesToAnotherCustomerIsTwoContracts(t *testing.T) {
	w := newWorld(t)
	w.contract("old", "t1", "mail", "eu", "silver", 100000, "2010-01-01", "2011-05-16")
	w.contract("new", "t1", "mail", "eu", "silver", 100000, "2011-05-16", "")
	w.outage("src", "o1", "mail", "eu", "", "2011-05-12 08:00", "2011-05-12 11:00")
	w.judge("2011-09-01")
	w.want("credits of May", []string{"new 0", "old 10000"},
		"select customer || ' ' || credit_minor from results where period = '2011-05' order by 1")
}

func TestALinkThatLeadsNowhereDropsNoOutage(t *testing.T) {
	for name, links := range map[string][2]string{
		"to an outage that is not there": {"src:gone", ""},
		"in a circle of itself":          {"src:o1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := oneContract(t)
			w.exec("update input.outages set duplicate_of = ?", links[0])
			w.judge("2011-09-01")
			w.want("down", []string{"7200000"}, "select down_ms::varchar from results where period = '2011-05'")
		})
	}
	t.Run("in a circle of three", func(t *testing.T) {
		w := oneContract(t)
		w.outage("src", "o2", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
		w.outage("src", "o3", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
		for from, to := range map[string]string{"o1": "o2", "o2": "o3", "o3": "o1"} {
			w.exec("update input.outages set duplicate_of = ? where outage = ?", "src:"+to, from)
		}
		w.judge("2011-09-01")
		w.want("down", []string{"7200000"}, "select down_ms::varchar from results where period = '2011-05'")
	})
}

func TestALinkThroughAnotherLinkIsFollowed(t *testing.T) {
	w := oneContract(t)
	w.outage("b", "o2", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 14:00")
	w.outage("c", "o3", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 16:00")
	w.exec("update input.outages set duplicate_of = 'src:o1' where outage = 'o2'")
	w.exec("update input.outages set duplicate_of = 'b:o2' where outage = 'o3'")
	w.judge("2011-09-01")
	w.want("down", []string{"7200000"}, "select down_ms::varchar from results where period = '2011-05'")
}

func TestRule25_WhatIsLeftOfACreditPaidShortIsDue(t *testing.T) {
	w := newWorld(t)
	w.contract("acme", "t1", "mail", "eu", "silver", 100000, "2010-01-01", "")
	w.outage("src", "o1", "mail", "eu", "", "2011-05-20 10:00", "2011-05-20 12:00")
	w.note("n1", "acme", "t1", "mail", "2011-05", 100, "EUR", "2011-06-15")
	w.judge("2011-09-01")
	totals, err := w.PayoutTotals(context.Background(), may, may)
	if err != nil || len(totals) != 1 {
		t.Fatal(totals, err)
	}
	got := totals[0]
	if got.CreditMinor != 10000 || got.DueMinor != 9900 || got.SettledMinor != 100 || got.IssuedMinor != 100 {
		t.Errorf("the totals are %+v", got)
	}
	if sum := got.AccruedMinor + got.ClaimableMinor + got.DueMinor + got.LapsedMinor + got.SettledMinor; sum != got.CreditMinor {
		t.Errorf("the stages add up to %d, the credits are %d", sum, got.CreditMinor)
	}
}

func TestAFileThatIsNotADatabaseIsNotOpened(t *testing.T) {
	path := t.TempDir() + "/services.csv"
	if err := os.WriteFile(path, []byte("service,name\nmail,Mail\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(context.Background(), path, Options{}); err == nil {
		s.Close()
		t.Error("a CSV was opened as a database")
	}
}

func TestAShareOfAnAllowanceMakesAMonthLookAtTheWholeYear(t *testing.T) {
	w := oneContract(t)
	w.exec("update input.policies set text = text || '# part_year: prorated' where policy = 'silver'")
	w.judge("2011-09-01")
	w.contract("late", "t9", "mail", "eu", "gold", 100, "2011-11-01", "")
	stale, err := w.Stale(context.Background(), may, may, at(t, "2011-09-01"))
	if err != nil || len(stale) != 1 || stale[0] != sla.Month(may) {
		t.Errorf("stale: %v, %v; wanted May", stale, err)
	}
}
