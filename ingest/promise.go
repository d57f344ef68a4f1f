package ingest

import (
	"fmt"

	"nines/sla"
)

// promiseColumns are what only some policies ask of a contract.
//
// People call the policy a plan, too. In a file without another column for the
// policy a column plan is the policy (see [match.giveBack]), beside one it is
// the plan. The other words for a policy (tier, edition ...) never are the plan
// by themselves: --map plan=Tier says so.
func promiseColumns() []column[sla.Contract] {
	return []column[sla.Contract]{
		{Column{Name: "plan", Type: Text, Example: "premium", Meaning: "the plan, for policies whose objectives ask for it; in a file that has no other column for the policy, it is the policy",
			Synonyms: []string{"support plan", "plan tier"}},
			func(_ *row, text string, c *sla.Contract) { c.Plan = text }},
		{Column{Name: "class", Type: Text, Example: "critical", Meaning: "the class of service, for policies whose objectives ask for it",
			Synonyms: []string{"service class", "class of service"}},
			func(_ *row, text string, c *sla.Contract) { c.Class = text }},
		{Column{Name: "topology", Type: Text, Example: "ha", Meaning: "how it is built (single, ha, multi-zone), for policies whose objectives ask for it",
			Synonyms: []string{"deployment", "architecture"}},
			func(_ *row, text string, c *sla.Contract) { c.Topology = text }},
		{Column{Name: "billing_day", Type: Whole, Unit: "day of the month", Example: "17", Meaning: "the day, 1 to 31, on which its billing cycle begins",
			Synonyms: []string{"billing cycle day", "cycle day", "bill cycle day", "anchor day"}},
			func(r *row, text string, c *sla.Contract) { c.BillingDay = r.countTo(text, 31) }},
		{Column{Name: "term_months", Type: Whole, Unit: "months", Example: "12", Meaning: "how long a term of the subscription is",
			Synonyms: []string{"term", "contract term", "subscription term", "term length"}},
			func(r *row, text string, c *sla.Contract) { c.TermMonths = r.countTo(text, mostMonths) }},
		{Column{Name: "list_fee", Type: Amount, Example: "12000.00", Meaning: "the list price, for the same fee period and unit as fee",
			Synonyms: []string{"list price", "catalogue price", "catalog price"}},
			func(r *row, text string, _ *sla.Contract) { r.listFee = text }},
		{Column{Name: "one_time_fee", Type: Amount, Default: "0", Example: "500.00", Meaning: "the part of fee that is paid once",
			Synonyms: []string{"setup fee", "set up fee", "one off fee"}},
			func(r *row, text string, _ *sla.Contract) { r.oneTimeFee = text }},
		{Column{Name: "fee_share", Type: Percent, Unit: "%", Default: "100%", Example: "40%", Meaning: "the share of fee, the fee of a suite, that is this service's",
			Synonyms: []string{"suite share", "share of the fee"}},
			func(r *row, text string, c *sla.Contract) { c.SharePPM = r.percent(text) }},
	}
}

// mostMonths is the longest term, a hundred years.
const mostMonths = 1200

// countTo reads a count from 1 to most.
func (r *row) countTo(text string, most int64) int {
	value := r.number(text, 0)
	if !r.bad && (value < 1 || value > most) {
		r.refuse(r.column, text, fmt.Sprintf("%s is not between 1 and %d", text, most), "")
	}
	return int(value)
}
