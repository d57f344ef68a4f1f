package main

import "nines/sla"

// The explanation for machines. Instants are RFC 3339 in UTC, durations are
// milliseconds, shares parts per million, amounts minor units with the decimal
// amount beside them; exact fractions are a numerator and a denominator.
type (
	explanation struct {
		Customer       string  `json:"customer"`
		CustomerName   string  `json:"customer_name"`
		Tenant         string  `json:"tenant"`
		Service        string  `json:"service"`
		Region         string  `json:"region"`
		AccountManager string  `json:"account_manager"`
		Policy         string  `json:"policy"`
		Effective      string  `json:"policy_effective"`
		Contract       string  `json:"contract"`
		Period         string  `json:"period"`
		Zone           string  `json:"zone"`
		Start          string  `json:"start"`
		End            string  `json:"end"`
		Segments       []piece `json:"segments"`
		Times          sums    `json:"times"`
		Verdict        verdict `json:"verdict"`
		Credit         credit  `json:"credit"`
		Outages        []share `json:"outages"`
		// Rights are those that the customer has reached.
		Rights []right `json:"rights"`
		// NotComputable are the doubts because of which there are no figures,
		// Lacking the inputs that it takes.
		NotComputable []string `json:"not_computable"`
		Lacking       []string `json:"lacking"`
		// Doubts are in words.
		Doubts []string `json:"doubts"`
		Terms  []string `json:"terms"`
	}
	piece struct {
		Start       string `json:"start"`
		End         string `json:"end"`
		LengthMS    int64  `json:"length_ms"`
		State       string `json:"state"`
		Reason      string `json:"reason,omitempty"`
		Outage      string `json:"outage,omitempty"`
		OutageAt    string `json:"outage_at,omitempty"`
		WeightPPM   int64  `json:"weight_ppm,omitempty"`
		Window      string `json:"maintenance,omitempty"`
		WindowAt    string `json:"maintenance_at,omitempty"`
		WindowKnown string `json:"maintenance_announced,omitempty"`
	}
	right struct {
		What   string `json:"right"`
		Missed int32  `json:"missed"`
		Of     int32  `json:"of"`
	}
	fraction struct {
		Num int64 `json:"num"`
		Den int64 `json:"den"`
	}
	sums struct {
		MeasuredMS int64 `json:"measured_ms"`
		UpMS       int64 `json:"up_ms"`
		DownMS     int64 `json:"down_ms"`
		ExcludedMS int64 `json:"excluded_ms"`
		UnknownMS  int64 `json:"unknown_ms"`
		// Counted and charged are milliseconds unless measure is requests or
		// error_rate, which counts intervals.
		Measure   string   `json:"measure"`
		CountedMS int64    `json:"counted_ms"`
		ChargedMS fraction `json:"charged_ms"`
	}
	verdict struct {
		Judged       bool      `json:"judged"`
		Breached     bool      `json:"breached"`
		Missed       bool      `json:"target_missed"` // of several objectives, that of these figures
		Availability *fraction `json:"availability"`  // null where nothing was counted
		Shown        string    `json:"availability_shown"`
		TargetPPM    int64     `json:"target_ppm"`
		Operator     string    `json:"operator"`
		BudgetMS     int64     `json:"budget_ms"`
		TierPPM      *int64    `json:"tier_ppm"` // null where none was reached
		CreditPPM    int64     `json:"credit_ppm"`
		Provisional  bool      `json:"provisional"`
		Objective    string    `json:"objective,omitempty"`
	}
	// formula = fee as written × each factor × the tier's share, in one
	// rounding; fee_minor is what the factors alone come to, rounded.
	credit struct {
		Currency     string   `json:"currency"`
		WrittenMinor int64    `json:"fee_as_written_minor"`
		WrittenFor   string   `json:"fee_as_written_for"`
		Factors      []factor `json:"fee_factors"`
		FeeMinor     int64    `json:"fee_minor"`
		FormulaMinor int64    `json:"formula_minor"`
		CapMinor     int64    `json:"cap_minor"`
		CreditMinor  int64    `json:"credit_minor"`
		// Share of the fee before caps, by Formula.
		Share      *fraction `json:"share"`
		Formula    string    `json:"formula"`
		FloorMinor int64     `json:"floor_minor"`
		// DaysPPM of service are owed instead of money, in parts per million
		// of a day.
		DaysPPM       int64  `json:"days_of_service_ppm"`
		WorthMinor    int64  `json:"days_worth_minor"`
		NoticeFrom    string `json:"notice_from,omitempty"`
		NoticeBy      string `json:"notice_by,omitempty"`
		Noticed       string `json:"noticed,omitempty"`
		LapsedBecause string `json:"lapsed_because,omitempty"`
		Amount        string `json:"amount"`
		Stage         string `json:"stage"`
		Deadline      string `json:"deadline,omitempty"`
		Claimed       string `json:"claimed,omitempty"`
		Claim         string `json:"claim,omitempty"`
	}
	factor struct {
		Num  int64  `json:"num"`
		Den  int64  `json:"den"` // 1 where nothing is divided
		Unit string `json:"unit"`
	}
	share struct {
		Outage         string   `json:"outage"` // "" is time that nobody measured
		Title          string   `json:"title"`
		At             string   `json:"at"`
		Start          string   `json:"start"`
		End            string   `json:"end"`
		ElapsedMS      int64    `json:"elapsed_ms"`
		DownMS         int64    `json:"down_ms"`
		ExcludedMS     int64    `json:"excluded_ms"`
		BelowMinimumMS int64    `json:"below_minimum_ms"`
		ChargedMS      fraction `json:"charged_ms"`
		CreditMinor    int64    `json:"credit_minor"`
		Amount         string   `json:"amount"`
	}
)

func explanationOf(e evidence) explanation {
	r := e.result
	x := explanation{
		Customer: r.Customer, CustomerName: r.CustomerName, Tenant: r.Tenant, Service: r.Service, Region: r.Region,
		AccountManager: r.AccountManager, Policy: r.Policy, Effective: e.terms.Effective, Contract: e.contract,
		Period: r.Period.Label, Zone: r.Period.Zone, Start: r.Period.Start.String(), End: r.Period.End.String(),
		Segments: []piece{}, Outages: []share{}, Doubts: append([]string{}, r.Warnings.Texts()...),
		Terms: e.terms.Lines(),
		Times: sums{r.Times.Measured, r.Times.Up, r.Times.Down, r.Times.Excluded, r.Times.Unknown, r.Measure, r.Times.Counted,
			fraction{r.Times.Charged.Num, r.Times.Charged.Den}},
		Verdict: verdictOf(e),
		Credit:  creditOf(r),
		Rights:  []right{}, NotComputable: append([]string{}, (r.Warnings & sla.NotComputable).Texts()...), Lacking: append([]string{}, lacking(r.Warnings)...),
	}
	x.Credit.Formula = e.terms.Formulas[r.Objective]
	for _, reached := range e.rights {
		x.Rights = append(x.Rights, right{reached.What, reached.Missed, reached.Of})
	}
	for _, g := range e.ledger.Segments {
		x.Segments = append(x.Segments, pieceOf(e.ledger, g))
	}
	for _, i := range e.ledger.Impacts {
		x.Outages = append(x.Outages, shareOf(e, i))
	}
	return x
}

func creditOf(r sla.Result) credit {
	c := credit{Currency: r.Currency, WrittenMinor: r.Fee.Minor, WrittenFor: feeFor(r.Fee), Factors: []factor{},
		FeeMinor: r.FeeMinor, FormulaMinor: r.FormulaMinor, CapMinor: r.CapMinor, CreditMinor: r.CreditMinor,
		Amount: decimal(r.CreditMinor, r.Currency), Stage: r.Stage.String(),
		Deadline: knownInstant(r.Deadline), Claimed: knownInstant(r.Claimed), Claim: r.ClaimID}
	c.FloorMinor, c.DaysPPM, c.WorthMinor = r.FloorMinor, r.DaysPPM, r.WorthMinor
	c.NoticeFrom, c.NoticeBy, c.Noticed, c.LapsedBecause = knownInstant(r.NoticeFrom), knownInstant(r.NoticeBy), knownInstant(r.Told), r.LapsedBecause
	if r.Share.Num > 0 {
		c.Share = &fraction{r.Share.Num, r.Share.Den}
	}
	if r.TierPPM < 0 && r.Share.Num == 0 {
		return c
	}
	for _, f := range r.FeeFactors() {
		c.Factors = append(c.Factors, factor{f.Num, max(f.Den, 1), f.Unit})
	}
	return c
}

// feeFor says what a fee is paid for: "contract and month".
func feeFor(f sla.Fee) string {
	unit := "contract"
	if f.Unit == sla.PerSeat {
		unit = "seat"
	}
	return unit + " and " + map[int]string{1: "month", 3: "quarter", 12: "year"}[f.Months]
}

func verdictOf(e evidence) verdict {
	r := e.result
	v := verdict{Judged: r.Judged, Objective: r.Objective, Breached: r.Breached, Missed: e.ledger.Missed(&r), Shown: availability(r.Times, r.TargetPPM), TargetPPM: r.TargetPPM,
		Operator: "below", BudgetMS: r.BudgetMS, CreditPPM: r.CreditPPM, Provisional: r.Provisional}
	if r.OperatorAtOr {
		v.Operator = "at_or_below"
	}
	if a, ok := r.Times.Availability(); ok {
		v.Availability = &fraction{a.Num, a.Den}
	}
	if r.TierPPM >= 0 {
		v.TierPPM = &r.TierPPM
	}
	return v
}

func pieceOf(l sla.Ledger, g sla.Segment) piece {
	p := piece{Start: g.Start.String(), End: g.End.String(), LengthMS: g.Length(), State: g.State.String(), Reason: g.Reason.String()}
	if g.Outage != sla.NoRef {
		o := l.Outages[g.Outage]
		p.Outage, p.OutageAt, p.WeightPPM = o.ID, place(o.Place), g.WeightPPM
	}
	if g.Maintenance != sla.NoRef {
		m := l.Maintenance[g.Maintenance]
		p.Window, p.WindowAt, p.WindowKnown = m.ID, place(m.Place), knownInstant(m.Announced)
	}
	return p
}

func shareOf(e evidence, i sla.Impact) share {
	out := share{Start: i.Start.String(), End: i.End.String(), ElapsedMS: i.ElapsedMS, DownMS: i.DownMS, ExcludedMS: i.ExcludedMS,
		BelowMinimumMS: i.BelowMinimumMS, ChargedMS: fraction{i.Charged.Num, i.Charged.Den}, CreditMinor: i.CreditMinor,
		Amount: decimal(i.CreditMinor, e.result.Currency)}
	if i.Outage != sla.NoRef {
		o := e.ledger.Outages[i.Outage]
		out.Outage, out.Title, out.At = o.ID, o.Title, place(o.Place)
	}
	return out
}

// knownInstant is t, or "" where it is no moment.
func knownInstant(t sla.Instant) string {
	if !t.Known() {
		return ""
	}
	return t.String()
}
