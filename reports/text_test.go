package reports

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"nines/sla"
)

func TestPercentagesAreRoundedDownWithOneMoreDecimalThanTheTarget(t *testing.T) {
	for _, c := range []struct {
		counted, charged, target int64
		want                     string
	}{
		{3720, 19, 999_000, "99.48 %"},
		{1_000_000, 1000, 999_000, "99.90 %"},
		{1_000_000, 1001, 999_000, "99.89 %"},
		{1_000_000_000, 1, 999_000, "99.99 %"},
		{1_000_000_000, 1, 999_500, "99.999 %"},
		{1_000_000, 0, 999_000, "100.00 %"},
		{100, 100, 990_000, "0.0 %"},
		{100, 250, 990_000, "0.0 %"},
		{0, 0, 990_000, "not measured"},
	} {
		times := sla.Times{Counted: c.counted, Charged: sla.Fraction{Num: c.charged, Den: 1}}
		if got := availability(times, c.target); got != c.want {
			t.Errorf("%d of %d under %d: %q, want %q", c.charged, c.counted, c.target, got, c.want)
		}
	}
}

func TestAPeriodWithDowntimeNeverShowsFullAvailability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counted := rapid.Int64Range(1, 1<<45).Draw(t, "counted")
		num := rapid.Int64Range(1, 1<<50).Draw(t, "charged")
		times := sla.Times{Counted: counted, Charged: sla.Fraction{Num: num, Den: sla.Whole}}
		target := rapid.Int64Range(0, sla.Whole).Draw(t, "target")
		if got := availability(times, target); strings.HasPrefix(got, "100") {
			t.Fatalf("%s", got)
		}
		if missingOf(times) < 1 {
			t.Fatal("a picture shows it as full")
		}
	})
}

func TestNumbersInWords(t *testing.T) {
	for got, want := range map[string]string{
		count(1_240_000):                           "1,240,000",
		count(-999):                                "−999",
		money(125_000, "USD"):                      "1,250.00 USD",
		money(-5, "USD"):                           "−0.05 USD",
		money(1_356_300, "JPY"):                    "1,356,300 JPY",
		money(1_234_567, "KWD"):                    "1,234.567 KWD",
		moneyBrief(124_999_999, "USD"):             "1.24 M USD",
		moneyBrief(1_234_999, "USD"):               "12,349 USD",
		moneyBrief(123_499, "USD"):                 "1,234.99 USD",
		moneyBrief(987_654_321_000, "USD"):         "9.87 bn USD",
		duration(13_690_000):                       "3 h 48 min 10 s",
		duration(0):                                "0 s",
		duration(1):                                "0.001 s",
		duration(2_678_400_000):                    "744 h",
		durationBrief(13_690_000):                  "3 h 48 min",
		justOver(3_600_001):                        "just over 1 h",
		targetText(999_500):                        "99.95 %",
		glue("99.9 % of 12 customers, 1.24 M USD"): "99.9\u00a0% of 12 customers, 1.24\u00a0M\u00a0USD",
		list([]string{"a", "b", "c"}):              "a, b and c",
		brief("abcdef", 4):                         "abc…",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestInstantsNameTheirZone(t *testing.T) {
	west := zoneOf("America/Los_Angeles")
	for got, want := range map[string]string{
		moment(at("2011-05-12T08:04:00Z"), west):                     "12 May 2011 01:04 UTC−7",
		moment(at("2011-01-12T08:04:09Z"), west):                     "12 Jan 2011 00:04:09 UTC−8",
		moment(at("2011-01-12T08:04:00Z"), zoneOf("Asia/Kathmandu")): "12 Jan 2011 13:49 UTC+5:45",
		momentUTC(at("2011-01-12T08:04:00.5Z")):                      "12 Jan 2011 08:04:00.500 UTC",
		moment(sla.Never, west):                                      "still open",
		moment(sla.NoInstant, west):                                  "not recorded",
		stretch(sla.Interval{Start: at("2011-05-12T08:04:00Z"), End: at("2011-05-12T11:52:00Z")}, west): "12 May 01:04 – 04:52",
		stretch(sla.Interval{Start: at("2011-05-10T16:30:00Z"), End: at("2011-05-11T07:00:00Z")}, west): "10 May 09:30 – 11 May 00:00",
		stretchUTC(sla.Interval{Start: at("2011-05-10T16:30:00Z"), End: sla.Never}):                     "10 May 16:30 – open UTC",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if zoneOf("No/Where") != time.UTC {
		t.Error("an unknown zone is not UTC")
	}
}

func TestNoTwoIdsShareAFileName(t *testing.T) {
	safe := regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,60}$`)
	pieces := []string{"acme", "ACME", "-", "..", "/", "é", "🍕", "\u202e", " ", "con", "a", "aaaaaaaaaaaaa", strings.Repeat("x", 50), "</script>"}
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, "pieces"), "")
		})
		a, b := id.Draw(t, "a"), id.Draw(t, "b")
		if a != b && strings.EqualFold(fileName(a), fileName(b)) {
			t.Fatalf("%q and %q are both %s", a, b, fileName(a))
		}
		if !safe.MatchString(fileName(a)) {
			t.Fatalf("%q became %q", a, fileName(a))
		}
		if a != b && fileName(fileName(a)) == fileName(b) && fileName(a) != b {
			t.Fatalf("the name of %q is that of %q", a, b)
		}
	})
	for id, want := range map[string]string{"acme": "acme", "customer-001": "customer-001"} {
		if got := fileName(id); got != want {
			t.Errorf("%q became %q", id, got)
		}
	}
}

func TestCellsThatBeginLikeAFormulaAreMadeText(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1 555": "'+1 555", "-cmd": "'-cmd", "@sum": "'@sum", "\tx": "'\tx", "＝1": "'＝1",
		"-12.50": "-12.50", "": "", "plain": "plain", "-": "'-", "-1-1": "'-1-1",
	} {
		if got := guard(cell); got != want {
			t.Errorf("%q became %q, want %q", cell, got, want)
		}
	}
}
