package store

import (
	"strings"
	"testing"
)

// promising is a policy called name that promises components.
func promising(name, components string) string {
	return strings.NewReplacer("policy: gold", "policy: "+name, "combine: union", "components: ["+components+"]\ncombine: union").Replace(goldPolicy)
}

const lists = "service,component\nmail,\nmail,flow\nchat,\nchat,rooms\nbare,\n"

func TestAPolicyThatPromisesWhatNoServiceHasIsFlagged(t *testing.T) {
	d := newDesk(t)
	report := d.load(inUTC, d.file("services.csv", lists), d.file("flow.yaml", promising("flow", "flow, flwo")))
	if got := flags(report.Files[1]); got != `flow.yaml:7: components: flow promises "flwo", which no service in the list of services has` {
		t.Error(got)
	}
	if got := flags(report.Files[0]); got != "" {
		t.Error(got)
	}
}

func TestAPolicyThatWasLoadedBeforeTheServicesIsFlaggedWithThem(t *testing.T) {
	d := newDesk(t)
	if got := flags(d.load(inUTC, d.file("flow.yaml", promising("flow", "flwo"))).Files[0]); got != "" {
		t.Error("without a list of services:", got)
	}
	if got := flags(d.load(inUTC, d.file("services.csv", lists)).Files[0]); got != `services.csv:1: component: flow promises "flwo", which no service in the list of services has` {
		t.Error(got)
	}
	if got := flags(d.load(inUTC, d.file("other.yaml", promising("other", "rooms"))).Files[0]); got != "" {
		t.Error("another policy:", got)
	}
}

func TestAContractWhosePolicyPromisesWhatItsServiceLacksIsFlagged(t *testing.T) {
	d := newDesk(t)
	d.load(inUTC, d.file("services.csv", lists), d.file("flow.yaml", promising("flow", "flow")), d.file("gold.yaml", goldPolicy))
	report := d.load(inUTC, d.file("tenants.csv", "customer,tenant,service,region,policy,fee,currency,from\n"+
		"acme,a-1,mail,eu,flow,1,USD,2011-01-01\n"+
		"acme,a-2,chat,eu,flow,1,USD,2011-01-01\n"+
		"acme,a-3,chat,eu,flow,1,USD,2011-01-01\n"+
		"acme,a-4,chat,eu,gold,1,USD,2011-01-01\n"+
		"acme,a-5,bare,eu,flow,1,USD,2011-01-01\n"))
	want := "tenants.csv:3: policy: flow promises \"flow\", which the service chat does not have\n" +
		"tenants.csv:6: policy: flow promises \"flow\", which the service bare does not have"
	if got := flags(report.Files[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
