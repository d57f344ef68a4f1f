package ingest

import (
	"strings"
	"testing"

	"nines/sla"
)

func TestHeadersAreReadWhateverTheirCaseBlanksAndPunctuation(t *testing.T) {
	o := readText[sla.Contract](t, "x.csv", "Customer ID, TENANT_ID ,Product,Data Center,Plan,\"Monthly Fee\",Currency Code,Start Date,End-Date,Licenses,Account Owner\n"+
		"acme,acme-1,mail,eu,gold,100.50,usd,2011-01-01,2011-07-01,12,Nora\n", Options{Timezone: "UTC"}).one(t)
	if o.Customer != "acme" || o.Tenant != "acme-1" || o.Service != "mail" || o.Region != "eu" || o.Policy != "gold" ||
		o.Fee.Money != (sla.Money{Minor: 10050, Currency: "USD"}) || o.Seats != 12 || o.AccountManager != "Nora" || o.To.String() != "2011-07-01T00:00:00Z" {
		t.Errorf("%+v", o)
	}
}

func TestAMappingNamesTheHeaderOfAColumn(t *testing.T) {
	text := "Ref,System,Kaputt seit,Wieder da,level\no-1,mail,2011-05-12 10:04,2011-05-12 13:52,full\n"
	m := Mapping{Kind: "outages", Timezone: "Europe/Berlin", Columns: map[string]string{"id": "Ref", "start": "kaputt seit", "end": "Wieder da"}}
	o := readText[sla.Outage](t, "x.csv", text, Options{Mapping: m}).one(t)
	if o.Start.String() != "2011-05-12T08:04:00Z" || o.End.String() != "2011-05-12T11:52:00Z" {
		t.Error(o.Start, o.End)
	}
}

func TestAMappedHeaderThatIsNotThereIsRefused(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", outageHeader+"o-1,mail,2011-05-12T08:04:00Z,,full\n", Options{Kind: "outages", Columns: map[string]string{"start": "Stort"}})
	if !strings.Contains(o.why(), `there is no header "Stort"`) || o.rejects[0].Hint != `did you mean "start"?` {
		t.Error(o.rejects)
	}
}

func TestAMissingColumnNamesTheNearestHeader(t *testing.T) {
	o := readText[sla.Outage](t, "x.csv", "id,service,begining,end,level\no-1,mail,2011-05-12T08:04:00Z,,full\n", Options{})
	if !strings.Contains(o.why(), "x.csv:1: the columns fit no kind of file; for outages there is no column start") || !strings.Contains(o.rejects[0].Hint, "--map start=begining") {
		t.Error(o.rejects)
	}
	o = readText[sla.Outage](t, "x.csv", "id,service,begining,end,level\n", Options{Kind: "outages"})
	if o.why() != "x.csv:1: there is no column start" {
		t.Error(o.why())
	}
}

func TestTwoHeadersForOneColumnAreRefused(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", "id,service,started,begin,level\no-1,mail,2011-05-12T08:04:00Z,,full\n", Options{})
	if !strings.Contains(o.why(), `the headers "started" and "begin" mean the same column`) {
		t.Error(o.why())
	}
}

func TestAnExactHeaderGoesBeforeASynonym(t *testing.T) {
	o := readText[sla.Outage](t, "outages.csv", "id,number,service,start,created at,level\no-1,7,mail,2011-05-12T08:04:00Z,x,full\n", Options{})
	if o.one(t).ID != "o-1" || strings.Join(o.file.unknown, ",") != "number,created at" {
		t.Error(o.file.unknown)
	}
}

func TestTheKindIsFoundByTheColumnsAndElseByTheName(t *testing.T) {
	for _, c := range []struct{ name, header, want string }{
		{"a.csv", "id,service,start,end,level", "outages"},
		{"a.csv", "id,service,start,end,reason", "gaps"},
		{"a.csv", "id,service,start,end,announced", "maintenance"},
		{"maintenance-2011.csv", "id,service,start,end", "maintenance"},
		{"gaps.csv", "id,service,start,end,title", "gaps"},
		{"outages-of-a-service.csv", "id,service,start,end,title", "outages"},
		{"a.csv", "customer,name", "customers"},
		{"services.csv", "customer,name,email", "customers"},
		{"a.csv", "service,component", "services"},
		{"customers.csv", "customer,tenant,service,region,policy,fee,currency,from", "tenants"},
		{"a.csv", "id,customer,period,claimed", "claims"},
		{"a.csv", "id,customer,period,amount,currency,issued", "credit_notes"},
		{"a.csv", "outage,moment,text", "notices"},
		{"a.csv", "day,base,quote,rate", "rates"},
	} {
		got, err := detectKind(c.name, strings.Split(c.header, ","), nil)
		if c.name == "gaps.csv" {
			if err == nil && got != "gaps" && got != "maintenance" {
				t.Errorf("%s %s: %s", c.name, c.header, got)
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s %s: %s %v, want %s", c.name, c.header, got, err, c.want)
		}
	}
}

func TestAKindThatCannotBeFoundAsksForIt(t *testing.T) {
	o := readText[sla.Outage](t, "a.csv", "id,service,start,end\n", Options{})
	if len(o.rejects) != 1 || o.rejects[0].Hint != "--kind says which it is" {
		t.Error(o.rejects)
	}
	if o := readText[sla.Outage](t, "a.csv", "x,y\n1,2\n", Options{}); len(o.rejects) != 1 {
		t.Error(o.rejects)
	}
}

func TestOptionsThatMeanNothingAreWrongUsage(t *testing.T) {
	for _, o := range []Options{{Kind: "outage"}, {Timezone: "PST"}, {DateOrder: "us"}, {Columns: map[string]string{"strt": "x"}}} {
		_, err := Load(t.Context(), nil, nil, o)
		if _, usage := err.(UsageError); !usage {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestAFileOfWhichMostMeansNothingAsksForItsKind(t *testing.T) {
	status := `[{"service_name": "Mail (East)", "service": "mail-east", "summary": "slow", "date": 1, "status": 2, "details": "", "event_log": "x"}]`
	o := readText[sla.Service](t, "currentevents.json", status, Options{})
	if !strings.HasPrefix(o.why(), "currentevents.json:1: only 2 of 7 headers mean something for services, the likeliest kind; not ") || o.rejects[0].Hint != "--kind services if that is what it is" {
		t.Error(o.rejects)
	}
	const circuits = "Customer,Circuit/Asset\nE-Corp,23/A\n"
	if o := readText[sla.Customer](t, "a.csv", circuits, Options{}); len(o.rejects) != 1 || o.rejects[0].Hint != "--kind customers if that is what it is" {
		t.Error(o.rejects)
	}
	readText[sla.Customer](t, "a.csv", circuits, Options{Kind: "customers"}).one(t)
}

func TestTheNameOfAFileSaysWhichColumnsAreMissingAndAllAreNamed(t *testing.T) {
	o := readText[sla.Outage](t, "outages-2011.csv", "service,name,beginning\n", Options{})
	if o.why() != "outages-2011.csv:1: the columns fit no kind of file; for outages there are no columns id, start" || !strings.Contains(o.rejects[0].Hint, "--map start=beginning") {
		t.Error(o.rejects)
	}
	o = readText[sla.Outage](t, "claims.csv", "when,what\n1,2\n", Options{})
	if o.why() != "claims.csv:1: the columns fit no kind of file; for claims there are no columns id, customer, period, claimed" {
		t.Error(o.rejects)
	}
}

func TestAHeaderThatSaysWhatAFeeIsIsBelieved(t *testing.T) {
	const rest = "customer,tenant,service,region,policy,currency,from,"
	const row = "a,a,s,r,p,USD,2011-01-01T00:00:00Z,"
	for text, want := range map[string]string{
		rest + "MRR,Billing Period\n" + row + "1000.00,year\n": `tenants.csv:2: fee_period: year is how long the fee is for, and its header "MRR" says a month`,
		rest + "Unit Price,Quantity\n" + row + "25.00,200\n":   `tenants.csv:1: fee: "Unit Price" is the price of one, and no column fee_unit says of what`,
	} {
		if o := readText[sla.Contract](t, "tenants.csv", text, Options{}); !strings.HasPrefix(o.why(), want) {
			t.Errorf("got %s\nwant %s", o.why(), want)
		}
	}
	mapped := Options{Columns: map[string]string{"fee": "MRR"}}
	if fee := readText[sla.Contract](t, "tenants.csv", rest+"MRR,Billing Period\n"+row+"1000.00,year\n", mapped).one(t).Fee; fee.Months != 12 {
		t.Errorf("%+v", fee)
	}
	if fee := readText[sla.Contract](t, "tenants.csv", rest+"MRR,Billing Period\n"+row+"1000.00,month\n", Options{}).one(t).Fee; fee.Months != 1 {
		t.Errorf("%+v", fee)
	}
}

func TestAMappedHeaderKeepsItsUTCAndIsTakenAsItIsWritten(t *testing.T) {
	const text = "id,service,start,Start (UTC),level\no-1,mail,no instant,2011-05-12T08:00:00,full\n"
	o := readText[sla.Outage](t, "outages.csv", text, Options{Timezone: "America/Los_Angeles", Columns: map[string]string{"start": "Start (UTC)"}})
	if got := o.one(t).Start.String(); got != "2011-05-12T08:00:00Z" {
		t.Error(got)
	}
	const two = "id,service,start,Start,level\no-1,mail,no instant,2011-05-12T08:00:00Z,full\n"
	o = readText[sla.Outage](t, "outages.csv", two, Options{Columns: map[string]string{"start": "Start"}})
	if got := o.one(t).Start.String(); got != "2011-05-12T08:00:00Z" || strings.Join(o.file.unknown, "") != "start" {
		t.Error(got, o.file.unknown)
	}
}
