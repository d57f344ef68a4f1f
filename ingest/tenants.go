package ingest

import (
	"slices"
	"strings"

	"nines/sla"
)

// tenantsKind: a row is one contract.
func tenantsKind() kind[sla.Contract] {
	columns := append(partyColumns(), feeColumns()...)
	columns = append(columns, promiseColumns()...)
	columns = append(columns, []column[sla.Contract]{
		{Column{Name: "from", Type: DayOr, Required: true, Example: "2011-01-01", Meaning: "the first day, or the instant, from which it is in force",
			Synonyms: []string{"start", "start date", "started at", "contract start", "current term start", "term start date", "effective date", "valid from"}},
			func(r *row, text string, c *sla.Contract) { c.From = r.first(r.dayOrInstant(text)) }},
		{Column{Name: "to", Type: DayOr, Default: "no end", Example: "2012-01-01", Meaning: "the first day, or the instant, at which it is no longer in force",
			Synonyms: []string{"end", "end date", "ended at", "contract end", "current term end", "term end", "term end date", "cancelled at", "valid to", "until"}},
			func(r *row, text string, c *sla.Contract) { c.To = r.first(r.dayOrInstant(text)) }},
		{Column{Name: "account_manager", Type: Text, Example: "Nora Weiss", Meaning: "who looks after the customer", Synonyms: []string{"owner", "account owner", "company owner"}},
			func(_ *row, text string, c *sla.Contract) { c.AccountManager = text }},
		zoneColumn[sla.Contract](),
		{Column{Name: "contract", Type: Text, Example: "2011-117", Meaning: "tells contracts of one tenant for one service apart",
			Synonyms: []string{"contract id", "contract number", "subscription", "subscription id"}},
			func(_ *row, text string, c *sla.Contract) { c.ID = text }},
	}...)
	return kind[sla.Contract]{name: "tenants", meaning: "who has which service under which policy, for what fee", row: "one contract",
		columns: columns, fresh: freshContract, finish: finishContract}
}

func partyColumns() []column[sla.Contract] {
	return []column[sla.Contract]{
		{Column{Name: "customer", Type: Text, Required: true, Example: "alpine-bank", Meaning: "who is paid; may have several tenants",
			Synonyms: []string{"customer id", "account", "account id", "account number", "customer number"}},
			func(_ *row, text string, c *sla.Contract) { c.Customer = text }},
		{Column{Name: "customer_name", Type: Text, Example: "Alpine Bank", Meaning: "what to call the customer on pages",
			Synonyms: []string{"account name", "company", "company name", "name", "legal customer"}},
			func(_ *row, text string, c *sla.Contract) { c.CustomerName = text }},
		{Column{Name: "tenant", Type: Text, Required: true, Example: "alpine-eu", Meaning: "the customer's organisation in the product",
			Synonyms: []string{"tenant id", "org", "org id", "organisation", "organization", "external id", "workspace"}},
			func(_ *row, text string, c *sla.Contract) { c.Tenant = text }},
		{Column{Name: "tenant_name", Type: Text, Example: "Alpine Bank Europe", Meaning: "what to call the tenant on pages",
			Synonyms: []string{"org name", "organisation name", "organization name"}},
			func(_ *row, text string, c *sla.Contract) { c.TenantName = text }},
		{Column{Name: "service", Type: Text, Required: true, Example: "payments-api", Meaning: "what is bought",
			Synonyms: []string{"service id", "product", "product name"}},
			func(_ *row, text string, c *sla.Contract) { c.Service = text }},
		{Column{Name: "region", Type: Text, Required: true, Example: "eu-west", Meaning: "where it runs",
			Synonyms: []string{"location", "data center", "datacenter", "pod", "instance", "cell"}},
			func(_ *row, text string, c *sla.Contract) { c.Region = text }},
		{Column{Name: "policy", Type: Text, Required: true, Example: "gold", Meaning: "the terms: the name of a policy",
			Synonyms: []string{"sla", "plan", "plan name", "tier", "edition", "sku", "rate plan"}},
			func(_ *row, text string, c *sla.Contract) { c.Policy = text }},
	}
}

func feeColumns() []column[sla.Contract] {
	return []column[sla.Contract]{
		{Column{Name: "fee", Type: Amount, Required: true, Example: "10000.00", Meaning: "what is paid for a fee period",
			Synonyms: []string{"amount", "monthly fee", "mrr", "recurring amount", "unit price", "price"}},
			func(r *row, text string, _ *sla.Contract) { r.amount = text }},
		{Column{Name: "currency", Type: Currency, Required: true, Example: "USD", Meaning: "of the fee", Synonyms: []string{"currency code", "currency iso code"}},
			func(r *row, text string, _ *sla.Contract) { r.code = text }},
		{Column{Name: "fee_period", Type: Word, Default: "month", Example: "month", Meaning: "month, quarter or year", Synonyms: []string{"billing period", "interval", "billing interval", "fee per"}},
			func(r *row, text string, c *sla.Contract) {
				switch r.word(text, "month", "quarter", "year") {
				case "quarter":
					c.Fee.Months = 3
				case "year":
					c.Fee.Months = 12
				}
				if c.Fee.Months > 1 && r.file.monthly != "" {
					r.refuse("fee_period", text, text+" is how long the fee is for, and its header "+quote(r.file.monthly)+" says a month",
						"--map fee="+shellWord(r.file.monthly)+" says that it is for the fee period")
				}
			}},
		{Column{Name: "fee_unit", Type: Word, Default: "contract", Example: "contract", Meaning: "contract, or seat where the fee is for each seat", Synonyms: []string{"unit", "per"}},
			func(r *row, text string, c *sla.Contract) {
				if r.word(text, "contract", "seat") == "seat" {
					c.Fee.Unit = sla.PerSeat
				}
			}},
		{Column{Name: "seats", Type: Whole, Unit: "users", Example: "120", Meaning: "the users it pays for", Synonyms: []string{"users", "quantity", "licenses", "licences", "seat count"}},
			func(r *row, text string, c *sla.Contract) { c.Seats = r.wholeNumber(text) }},
	}
}

// checkFee looks at what the header of a fee says of it: by itself, and not as somebody
// named it.
func (f *file) checkFee() {
	switch fee := f.guessed("fee"); {
	case plain(fee) == "mrr" || strings.Contains(plain(fee), "monthly"):
		f.monthly = fee
	case plain(fee) == "unitprice" && slices.Contains(f.intake.Absent, "fee_unit"):
		f.refuse(1, "fee", quote(fee)+" is the price of one, and no column fee_unit says of what",
			"add the column fee_unit (seat or contract); --map fee="+shellWord(fee)+" says that it is the fee of a contract")
	}
}

func freshContract(r *row, c *sla.Contract) {
	c.Source, c.Place, c.To, c.Fee.Months = r.file.intake.Source, r.place(), sla.Never, 1
	c.Zone = r.zoneName
	c.ListMinor, c.SharePPM = -1, sla.Whole
}

func finishContract(r *row, c *sla.Contract) {
	r.finishFees(c)
	switch {
	case c.To < c.From:
		r.refuse("to", c.To.String(), c.To.String()+" is before from "+c.From.String(), "")
	case c.To == c.From:
		r.doubt("to", "has no length: it ends when it begins")
	}
	if c.Fee.Unit == sla.PerSeat && c.Seats == 0 {
		r.refuse("seats", "", "a fee per seat has no seats", "fill the column seats, or write contract as fee_unit")
	}
	if c.Region == sla.Anywhere || strings.EqualFold(c.Tenant, "all") {
		r.refuse("tenant", c.Tenant, "a contract is for one tenant in one region", "")
	}
}

// finishFees reads the amounts, whose decimals the currency decides.
func (r *row) finishFees(c *sla.Contract) {
	c.Fee.Money = r.money("fee", r.amount, r.code)
	if r.listFee != "" {
		c.ListMinor = r.money("list_fee", r.listFee, r.code).Minor
	}
	if r.oneTimeFee == "" {
		return
	}
	if c.OneTimeMinor = r.money("one_time_fee", r.oneTimeFee, r.code).Minor; c.OneTimeMinor > c.Fee.Minor {
		r.refuse("one_time_fee", r.oneTimeFee, r.oneTimeFee+" is more than the fee "+r.amount+" that it is part of", "fee has all that is paid for a fee period")
	}
}
