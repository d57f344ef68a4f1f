package main

// joinInMay lets contracts begin and end between the outages of May 2011.
func (w *world) joinInMay() {
	at := w.plainAt(exchange, "Americas", "bpos-standard")
	last := len(at) - 1
	w.contracts[at[last]].from = "2011-05-11"
	w.contracts[at[last-1]].from = "2011-05-12T10:30:00-07:00"
	w.contracts[at[last-2]].from = "2011-05-16"
	w.contracts[at[last-3]].to = "2011-05-12"
	w.contracts[at[last-4]].to = "2011-05-21"
	local := w.plainAt(exchange, "Americas", "local-month")
	w.contracts[local[len(local)-1]].from = "2011-05-09"
}

// changeFees gives contracts a new fee, and some a new policy, where a month
// of their policy begins: nothing changes inside a period.
func (w *world) changeFees() {
	for _, change := range []struct {
		service, region, policy string
		day                     string
		becomes                 string
	}{
		{exchange, "Americas", "bpos-standard", "2011-04-01T00:00:00-07:00", "bpos-standard"},
		{exchange, "Americas", "bpos-standard", "2011-01-01T00:00:00-08:00", "bpos-claimed"},
		{exchange, "EMEA", "bpos-standard", "2011-04-01T00:00:00-07:00", "bpos-partner"},
		{exchange, "Americas", "exchange-quarterly", "2011-04-01T00:00:00Z", "exchange-quarterly"},
		{azure, "EMEA", "azure-compute", "2011-01-01T00:00:00Z", "azure-compute"},
		{sharepoint, "APAC", "local-month", "2011-02-01", "local-month"},
	} {
		at := w.plainAt(change.service, change.region, change.policy)
		for _, n := range at[4:min(7, len(at))] {
			w.change(n, change.day, change.becomes)
		}
	}
}

// splitMarch changes two contracts inside a calm month: their policy says
// that each part is judged by itself.
func (w *world) splitMarch() {
	for _, n := range w.plainAt(exchange, "Americas", "local-month")[:2] {
		w.change(n, "2011-03-16", "local-month")
	}
}

// change ends contract n on day and lets it go on with a higher fee.
func (w *world) change(n int, day, policy string) {
	next := w.contracts[n]
	w.contracts[n].to = day
	next.from, next.policy, next.fee = day, policy, next.fee+next.fee/12
	w.contracts = append(w.contracts, next)
}
