package ingest

import (
	"strings"
	"testing"

	"nines/sla"
)

func contract(t *testing.T, fee, currency, more, values string) outcome[sla.Contract] {
	t.Helper()
	return readText[sla.Contract](t, "tenants.csv", "customer,tenant,service,region,policy,fee,currency,from"+more+"\nacme,acme-1,mail,eu,gold,"+fee+","+currency+",2011-01-01T00:00:00Z"+values+"\n", Options{})
}

func TestFeesAreExactOrRefused(t *testing.T) {
	for _, c := range []struct {
		fee, currency string
		minor         int64
		why           string
	}{
		{"10000.00", "USD", 1000000, ""},
		{"0.29", "EUR", 29, ""},
		{"100", "JPY", 100, ""},
		{"1.234", "KWD", 1234, ""},
		{"90071992547409.93", "USD", 9007199254740993, ""},
		{"100.5", "JPY", 0, "has more than 0 decimals"},
		{"1.005", "USD", 0, "has more than 2 decimals"},
		{"-1", "USD", 0, "-1 is negative"},
		{"\"1,200.00\"", "USD", 0, "is not a decimal number"},
		{"1e3", "USD", 0, "is not a decimal number"},
		{"NaN", "USD", 0, "is not a decimal number"},
		{"99999999999999999999", "USD", 0, "is too large for USD"},
		{"1", "USDX", 0, "is not an ISO 4217 currency code"},
		{"1", "XX", 0, "is not an ISO 4217 currency code"},
	} {
		o := contract(t, c.fee, c.currency, "", "")
		switch {
		case c.why != "" && (len(o.rejects) != 1 || !strings.Contains(o.why(), c.why)):
			t.Errorf("%s %s: %q", c.fee, c.currency, o.why())
		case c.why == "" && o.one(t).Fee.Minor != c.minor:
			t.Errorf("%s %s: %d", c.fee, c.currency, o.rows[0].Fee.Minor)
		}
	}
}

func TestAFeeForEachSeatNeedsSeats(t *testing.T) {
	if o := contract(t, "1", "USD", ",fee_unit,seats", ",seat,"); !strings.Contains(o.why(), "a fee per seat has no seats") {
		t.Error(o.why())
	}
	c := contract(t, "1", "USD", ",fee_unit,seats,fee_period", ",Seat,12,QUARTER").one(t)
	if c.Fee.Unit != sla.PerSeat || c.Seats != 12 || c.Fee.Months != 3 {
		t.Errorf("%+v", c)
	}
	if o := contract(t, "1", "USD", ",seats", ",1.5"); len(o.rejects) != 1 {
		t.Error("half a seat was read")
	}
}

func TestAContractForEverybodyIsRefused(t *testing.T) {
	o := readText[sla.Contract](t, "tenants.csv", "customer,tenant,service,region,policy,fee,currency,from\nacme,all,mail,eu,gold,1,USD,2011-01-01T00:00:00Z\nacme,a,mail,*,gold,1,USD,2011-01-01T00:00:00Z\n", Options{})
	if len(o.rejects) != 2 {
		t.Error(o.why())
	}
}

func TestSharesAreReadInPartsPerMillion(t *testing.T) {
	for text, want := range map[string]int64{"12.5%": 125000, "12.5": 125000, "12.5 %": 125000, "100%": 1000000, "0": 0, "0.0001%": 1} {
		o := readText[sla.Outage](t, "outages.csv", "id,service,start,share\no-1,mail,2011-05-12T08:04:00Z,"+text+"\n", Options{}).one(t)
		if o.SharePPM != want || o.Level != sla.NoLevel {
			t.Errorf("%s: %d %v", text, o.SharePPM, o.Level)
		}
	}
	for _, text := range []string{"112.5%", "-1%", "12,5%", "0.00001%", "half"} {
		if o := readText[sla.Outage](t, "outages.csv", "id,service,start,share\no-1,mail,2011-05-12T08:04:00Z,\""+text+"\"\n", Options{}); len(o.rejects) != 1 {
			t.Errorf("%s was read", text)
		}
	}
}

func TestCausesAreWordsInLowerCase(t *testing.T) {
	for text, want := range map[string]sla.Cause{"Third Party": "third_party", "force-majeure": "force_majeure", "weather2": "weather2", "": "provider"} {
		o := readText[sla.Outage](t, "outages.csv", "id,service,start,level,cause\no-1,mail,2011-05-12T08:04:00Z,full,"+text+"\n", Options{}).one(t)
		if o.Cause != want {
			t.Errorf("%q: %q", text, o.Cause)
		}
	}
	if o := readText[sla.Outage](t, "outages.csv", "id,service,start,level,cause\no-1,mail,2011-05-12T08:04:00Z,full,<b>\n", Options{}); len(o.rejects) != 1 {
		t.Error("<b> was read as a cause")
	}
}

func TestDoubtfulRowsAreLoadedAndFlagged(t *testing.T) {
	text := "id,service,start,end,level,posted\n" +
		"o-1,mail,2011-05-12T08:04:00Z,2011-05-12T08:04:00Z,full,no\n" +
		"o-2,mail,2011-05-12T08:04:00Z,2011-06-12T08:04:00Z,full,yes\n"
	o := readText[sla.Outage](t, "outages.csv", text, Options{})
	if len(o.rows) != 2 || !o.doubts(":2: end", "no length") || !o.doubts(":3: end", "longer than 30 days: 31 d") || !o.doubts(":3: start", "posted") {
		t.Error(o.flags, o.why())
	}
	m := readText[sla.Maintenance](t, "maintenance.csv", "id,service,start,end,announced\nm-1,mail,2011-05-12T08:04:00Z,2011-05-12T09:04:00Z,2011-05-12T08:05:00Z\n", Options{})
	if !m.doubts("announced", "after the work began") {
		t.Error(m.flags)
	}
}

func TestAPeriodIsTheLabelThatResultsHave(t *testing.T) {
	for text, fine := range map[string]bool{"2011-05": true, "2011-Q2": true, "2011": true, "2011-05-17..2011-06-16": true, "2011-05-17..2011-05-17": true,
		"2011-13": false, "2011-Q5": false, "2011-01..2011-02": false, "May 2011": false, "2011-05-17": false, "2011-02-29..2011-03-01": false,
		"2011-06-17..2011-06-16": false, "2011-05-17...2011-06-16": false, "..": false} {
		o := readText[sla.Claim](t, "claims.csv", "id,customer,period,claimed\nc-1,acme,"+text+",2011-06-01\n", Options{Timezone: "UTC"})
		if (len(o.rejects) == 0) != fine {
			t.Errorf("%s: %s", text, o.why())
		}
	}
}

func TestRatesKeepTheirDecimals(t *testing.T) {
	o := readText[sla.Rate](t, "rates.csv", "day,base,quote,rate\n2011-05-31,eur,usd,1.43850\n", Options{Timezone: "America/New_York"}).one(t)
	if o.Rate != "1.43850" || o.Day.String() != "2011-05-31T00:00:00Z" || o.Base != "EUR" {
		t.Errorf("%+v", o)
	}
	for _, rate := range []string{"0", "-1", "1e5", "x"} {
		if o := readText[sla.Rate](t, "rates.csv", "day,base,quote,rate\n2011-05-31,EUR,USD,"+rate+"\n", Options{}); len(o.rejects) != 1 {
			t.Errorf("rate %s: %v", rate, o.rejects)
		}
	}
}

func TestAShareOfAtMostOneNeedsItsSign(t *testing.T) {
	for text, hint := range map[string]string{"0.5": "write 0.5% or 50%", "1": "write 1% or 100%", "0.0001": "write 0.0001% or 0.01%"} {
		o := readText[sla.Outage](t, "outages.csv", "id,service,start,share\no-1,mail,2011-05-12T08:04:00Z,"+text+"\n", Options{})
		if len(o.rejects) != 1 || o.rejects[0].Hint != hint {
			t.Errorf("%s: %v %v", text, o.rejects, o.rows)
		}
	}
	o := readText[sla.Outage](t, "outages.json", `[{"id": "o-1", "service": "mail", "start": "2011-05-12T08:04:00Z", "share": 0.5}]`, Options{})
	if o.why() != `outages.json:1: share: "0.5" may be a percentage or a fraction` {
		t.Error(o.why())
	}
	path := workbook(t, "Outages", [][]any{{"id", "service", "start", "share"}, {"o-1", "mail", "2011-05-12T08:04:00Z", 0.5}}, nil)
	if o := readFile[sla.Outage](t, path, Options{}); len(o.rejects) != 1 {
		t.Error(o.rows)
	}
	for text, want := range map[string]int64{"0": 0, "0%": 0, "0.5%": 5000, "1 %": 10000, "1.01": 10100} {
		o := readText[sla.Outage](t, "outages.csv", "id,service,start,share\no-1,mail,2011-05-12T08:04:00Z,"+text+"\n", Options{}).one(t)
		if o.SharePPM != want {
			t.Errorf("%s: %d", text, o.SharePPM)
		}
	}
}

func TestADurationOfZeroWithoutAnEndIsRefused(t *testing.T) {
	const header = "id,service,start,end,duration,level\n"
	for _, zero := range []string{"0", "0:00", "0s"} {
		o := readText[sla.Outage](t, "outages.csv", header+"o-1,mail,2011-05-12T08:04:00Z,,"+zero+",full\n", Options{})
		if o.why() != "outages.csv:2: duration: a duration of 0 without an end" || o.rejects[0].Hint != "leave both empty while it lasts" {
			t.Error(o.rejects, o.rows)
		}
	}
	o := readText[sla.Outage](t, "outages.csv", header+"o-1,mail,2011-05-12T08:04:00Z,2011-05-12T08:04:00Z,0,full\n", Options{})
	if len(o.rows) != 1 || !o.doubts("end", "no length") {
		t.Error(o.why(), o.flags)
	}
}

func TestAnOpenOutageIsFlagged(t *testing.T) {
	o := outage(t, "o-1,mail,2011-05-12T08:04:00Z,,full", Options{})
	if len(o.flags) != 1 || !o.doubts("outages.csv:2: end", "the outage is open") {
		t.Error(o.flags)
	}
}

func TestAShortNumberOfASpreadsheetStaysAsItIs(t *testing.T) {
	for _, text := range []string{"0", "1", "10", "120", "4.5", "0.5", "0.05", "10.01", "99.95", "123456789012345", "1234567.1234567", "",
		".", "1.", ".5", "00", "01", "0.50", "1.0", "0.0", "-1", "-0", "-0.5", "1e3", "1E3", "1.5e-2", "1234567890123456", "0.1234567890123456", "a", "1.2.3", "1,5", " 1"} {
		value, number := spreadsheetNumber(text)
		if isShortNumber(text) && (!number || fifteenDigits(value) != text) {
			t.Errorf("%q is %s", text, fifteenDigits(value))
		}
	}
	for _, text := range []string{"0", "120", "4.5", "0.05", "99.95"} {
		if !isShortNumber(text) {
			t.Errorf("%q takes the long way", text)
		}
	}
}
