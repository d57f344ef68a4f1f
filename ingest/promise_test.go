package ingest

import (
	"strings"
	"testing"

	"nines/sla"
)

func TestAPlanIsThePolicyUnlessThereIsAnother(t *testing.T) {
	for _, c := range []struct{ headers, values, policy, plan string }{
		{"plan", "gold", "gold", ""},
		{"policy,plan", "gold,premium", "gold", "premium"},
		{"sla,plan", "gold,premium", "gold", "premium"},
		{"plan,tier", "premium,gold", "gold", "premium"},
		{"policy,tier", "gold,premium", "gold", ""},
		{"tier", "gold", "gold", ""},
	} {
		o := readText[sla.Contract](t, "tenants.csv", "customer,tenant,service,region,fee,currency,from,"+c.headers+"\nacme,acme-1,mail,eu,1,USD,2011-01-01,"+c.values+"\n", Options{Timezone: "UTC"}).one(t)
		if o.Policy != c.policy || o.Plan != c.plan {
			t.Errorf("%s: policy %q, plan %q", c.headers, o.Policy, o.Plan)
		}
	}
	o := readText[sla.Contract](t, "tenants.csv", "customer,tenant,service,region,fee,currency,from,policy,tier\nacme,acme-1,mail,eu,1,USD,2011-01-01,gold,premium\n",
		Options{Timezone: "UTC", Columns: map[string]string{"plan": "tier"}}).one(t)
	if o.Policy != "gold" || o.Plan != "premium" {
		t.Errorf("mapped: policy %q, plan %q", o.Policy, o.Plan)
	}
}

func TestAContractSaysWhatSomePoliciesAsk(t *testing.T) {
	plain := contract(t, "10.00", "USD", "", "").one(t)
	if plain.ListMinor != -1 || plain.OneTimeMinor != 0 || plain.SharePPM != sla.Whole || plain.BillingDay != 0 || plain.TermMonths != 0 {
		t.Errorf("a contract that says nothing: %+v", plain)
	}
	full := contract(t, "10.00", "USD", ",plan,class,topology,billing day,term,list price,setup fee,suite share", ",premium,critical,ha,31,36,12.50,2.00,40%").one(t)
	if full.Plan != "premium" || full.Class != "critical" || full.Topology != "ha" || full.BillingDay != 31 || full.TermMonths != 36 ||
		full.ListMinor != 1250 || full.OneTimeMinor != 200 || full.SharePPM != 400_000 {
		t.Errorf("%+v", full)
	}
	for _, c := range []struct{ column, value, why string }{
		{"billing_day", "0", "0 is not between 1 and 31"},
		{"billing_day", "32", "32 is not between 1 and 31"},
		{"term_months", "-1", "-1 is not between 1 and 1200"},
		{"term_months", "1.5", "has more than 0 decimals"},
		{"list_fee", "-1", "-1 is negative"},
		{"list_fee", "1.005", "has more than 2 decimals for USD"},
		{"one_time_fee", "10.01", "10.01 is more than the fee 10.00 that it is part of"},
		{"fee_share", "140%", "is over 100 %"},
		{"fee_share", "0.4", "may be a percentage or a fraction"},
	} {
		if o := contract(t, "10.00", "USD", ","+c.column, ","+c.value); len(o.rejects) != 1 || !strings.Contains(o.why(), c.column+": ") || !strings.Contains(o.why(), c.why) {
			t.Errorf("%s %s: %q", c.column, c.value, o.why())
		}
	}
}
