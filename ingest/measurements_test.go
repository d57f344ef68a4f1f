package ingest

import (
	"strings"
	"testing"

	"nines/sla"
)

const noon, fivePast = "2011-05-12T12:00:00Z", "2011-05-12T12:05:00Z"

func measurement(t *testing.T, more, values string) outcome[sla.Measurement] {
	t.Helper()
	return readText[sla.Measurement](t, "measurements.csv", "service,start,"+more+"\nmail,"+noon+","+values+"\n", Options{})
}

func TestAMeasurementHasCountsOrARate(t *testing.T) {
	for _, c := range []struct {
		more, values                    string
		requests, failed, degraded, ppt int64
	}{
		{"end,requests,failed", fivePast + ",1000,3", 1000, 3, 0, -1},
		{"end,requests,failed,degraded", fivePast + ",1000,3,20", 1000, 3, 20, -1},
		{"interval,requests,errors", "5m,0,0", 0, 0, 0, -1},
		{"interval,requests,errors", "5,7,7", 7, 7, 0, -1},
		{"end,error_rate", fivePast + ",2.5", -1, -1, -1, 25_000_000_000},
		{"end,error_rate", fivePast + ",0.0000000001%", -1, -1, -1, 1},
		{"end,error_rate", fivePast + ",0", -1, -1, -1, 0},
		{"end,error_fraction", fivePast + ",0.000000000001", -1, -1, -1, 1},
		{"end,error_fraction", fivePast + ",1", -1, -1, -1, 1_000_000_000_000},
		{"end,requests,failed,error_fraction", fivePast + ",3,1,0.333", 3, 1, 0, -1},
		{"end,requests,failed,error_rate", fivePast + ",3,1,33.34%", 3, 1, 0, -1},
	} {
		m := measurement(t, c.more, c.values).one(t)
		if m.Requests != c.requests || m.Failed != c.failed || m.Degraded != c.degraded || m.RatePPT != c.ppt {
			t.Errorf("%s %s: %+v", c.more, c.values, m)
		}
		if m.End-m.Start != sla.Instant(5*sla.Minute) || m.Region != sla.Anywhere {
			t.Errorf("%s %s: %v", c.more, c.values, m)
		}
	}
}

func TestAMeasurementThatCannotBeTrueIsRefused(t *testing.T) {
	for _, c := range []struct{ more, values, why string }{
		{"end,requests,failed", fivePast + ",-1,0", "requests: -1 is negative"},
		{"end,requests,failed", fivePast + ",10,-1", "failed: -1 is negative"},
		{"end,requests,failed", fivePast + ",10,11", "11 failed and 0 degraded requests are more than 10 requests"},
		{"end,requests,failed,degraded", fivePast + ",10,6,5", "6 failed and 5 degraded requests are more than 10 requests"},
		{"end,requests", fivePast + ",10", "failed: has requests, and not how many failed"},
		{"end,requests,failed", fivePast + ",,3", "requests: has failed or degraded requests, and not how many there were"},
		{"end,requests,failed", fivePast + ",,", "requests: has neither requests nor an error rate"},
		{"end,error_rate", fivePast + ",100.1", "error_rate: 100.1 is over 100 %"},
		{"end,error_rate", fivePast + ",-1", "-1 is negative"},
		{"end,error_rate", fivePast + ",0.5", "may be a percentage or a fraction"},
		{"end,error_rate", fivePast + ",0.00000000001%", "has more than 10 decimals"},
		{"end,error_fraction", fivePast + ",0.0000000000001", "has more than 12 decimals"},
		{"end,error_fraction", fivePast + ",1.5", "is over 100 %"},
		{"end,error_fraction,error_rate", fivePast + ",0.5,50%", "are both given"},
		{"end,requests,failed,error_rate", fivePast + ",3,1,33%", ""},
		{"end,requests,failed,error_rate", fivePast + ",3,1,35%", "error_rate: 35% is not 1 of 3 requests"},
		{"end,requests,failed,error_fraction", fivePast + ",0,0,0.1", "0.1 is not 0 of 0 requests"},
		{"requests,failed", "10,0", "end: has neither an end nor a duration"},
		{"end,requests,failed", noon + ",10,0", "has no length"},
		{"end,requests,failed", "2011-05-12T11:00:00Z,10,0", "is before start"},
		{"end,duration,requests,failed", fivePast + ",4m,10,0", "the row says 4 min"},
	} {
		o := measurement(t, c.more, c.values)
		if (len(o.rejects) == 0) != (c.why == "") || !strings.Contains(o.why(), c.why) {
			t.Errorf("%s %s: %q", c.more, c.values, o.why())
		}
	}
}

func TestGoodwillNeedsAReasonAndAnApprover(t *testing.T) {
	const header = "id,customer,period,amount,currency,granted,reason,approver\n"
	g := readText[sla.Goodwill](t, "goodwill.csv", header+"gw-1,acme,2011,50,JPY,2011-06-20,an old friend,Dana\n", Options{Timezone: "UTC"}).one(t)
	if g.Amount != (sla.Money{Minor: 50, Currency: "JPY"}) || g.Reason != "an old friend" || g.Approver != "Dana" || g.Period != "2011" {
		t.Errorf("%+v", g)
	}
	for values, why := range map[string]string{
		"gw-1,acme,2011,50,JPY,2011-06-20,,Dana":   "reason: is empty",
		"gw-1,acme,2011,50,JPY,2011-06-20,x,":      "approver: is empty",
		"gw-1,acme,2011,-50,JPY,2011-06-20,x,Dana": "amount: -50 is negative",
	} {
		if o := readText[sla.Goodwill](t, "goodwill.csv", header+values+"\n", Options{Timezone: "UTC"}); len(o.rejects) != 1 || !strings.Contains(o.why(), why) {
			t.Errorf("%s: %q", values, o.why())
		}
	}
}

func TestTheInstantsThatFewPoliciesAskForAreRead(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", "id,service,start,end,level,users affected,opened at,closed at,declared over at\no-1,mail,"+noon+","+fivePast+",full,1200,2011-05-12T12:01:00Z,2011-05-12T12:09:00Z,2011-05-12T12:07:00Z\n", Options{}).one(t)
	if o.Users != 1200 || o.Reported.String() != "2011-05-12T12:01:00Z" || o.Closed.String() != "2011-05-12T12:09:00Z" || o.DeclaredOver.String() != "2011-05-12T12:07:00Z" {
		t.Errorf("%+v", o)
	}
	for users, why := range map[string]string{"-1": "users: -1 is negative", "12.5%": "is a share and not a number of users", "1.5": "has more than 0 decimals"} {
		o := readText[sla.Outage](t, "outages.csv", "id,service,start,level,users\no-1,mail,"+noon+",full,"+users+"\n", Options{})
		if len(o.rejects) != 1 || !strings.Contains(o.why(), why) {
			t.Errorf("%s: %q", users, o.why())
		}
	}
	c := readText[sla.Claim](t, "claims.csv", "id,customer,period,claimed,noticed,ticket opened\nc-1,acme,2011-05,2011-06-01,"+noon+",\n", Options{Timezone: "UTC"}).one(t)
	if c.Noticed.String() != noon || c.TicketOpened != sla.NoInstant {
		t.Errorf("%+v", c)
	}
	w := readText[sla.Wait](t, "waits.csv", "id,outage,start,end\nw-1,o-1,"+noon+","+fivePast+"\n", Options{}).one(t)
	if w.Outage != "o-1" || w.Length() != 5*sla.Minute || w.Tenant != "" {
		t.Errorf("%+v", w)
	}
}
