package analysis

// room is memory for the charges and days of an outcome, and of those that it
// is made of: a worker judges one after the other in the same room.
type room struct {
	charges []outageCharge
	days    []downDay
	// timeline is what one contract felt, made of events: the next one's is
	// written over it.
	timeline timeline
	events   []Event
}

// clear is for the next outcome: what was kept is overwritten from now on.
func (r *room) clear() { r.charges, r.days = r.charges[:0], r.days[:0] }

// begin is where charges and days can be appended to, until keep.
func (r *room) begin() ([]outageCharge, []downDay) {
	return r.charges[len(r.charges):], r.days[len(r.days):]
}

// keep takes what was appended since begin. Nobody can append to it any more
// without a copy.
func (r *room) keep(charges []outageCharge, days []downDay) ([]outageCharge, []downDay) {
	r.charges, r.days = kept(r.charges, charges), kept(r.days, days)
	return charges[:len(charges):len(charges)], days[:len(days):len(days)]
}

// kept is list with what was appended behind it, or, where that needed more
// than there was left, with as much room again.
func kept[T any](list, more []T) []T {
	if len(list)+len(more) <= cap(list) {
		return list[:len(list)+len(more)]
	}
	return make([]T, 0, 2*(cap(list)+len(more)))
}
