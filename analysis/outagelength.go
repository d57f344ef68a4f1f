package analysis

import "nines/sla"

// cutMinimum takes from what is charged the pieces that are too short, and
// under clock: after the beginning of the others: rule 9. Pieces are judged as
// they were felt, before anything is cut to a period. The time stays down.
func (t *timing) cutMinimum(l *timeline) {
	if t.minimum.LengthMS == 0 {
		return
	}
	free := t.freePieces(l.segments)
	var segments []sla.Segment
	for _, seg := range l.segments {
		if seg.State != sla.Down {
			segments = append(segments, seg)
			continue
		}
		segments = append(segments, splitAt(seg, free, sla.BelowMinimum)...)
	}
	var charges []charge
	for _, c := range l.charges {
		for _, rest := range c.Without(free) {
			c.Interval = rest
			charges = append(charges, c)
		}
	}
	l.segments, l.charges = segments, charges
}

// freePieces are the stretches of down time that the minimum makes free.
func (t *timing) freePieces(segments []sla.Segment) []sla.Interval {
	var free []sla.Interval
	for n := 0; n < len(segments); n++ {
		if segments[n].State != sla.Down {
			continue
		}
		piece := segments[n].Interval
		for n+1 < len(segments) && segments[n+1].State == sla.Down && segments[n+1].Start == piece.End {
			n++
			piece.End = segments[n].End
		}
		switch length, least := piece.Length(), t.minimum.LengthMS; {
		case length < least, length == least && t.minimum.MoreThan:
			free = append(free, piece)
		case t.minimum.AfterMinimum:
			free = append(free, sla.Interval{Start: piece.Start, End: piece.Start + sla.Instant(least)})
		}
	}
	return free
}

// splitAt cuts a down segment into its charged parts and those that are free,
// for the reason why, in order.
func splitAt(seg sla.Segment, free []sla.Interval, why sla.Reason) []sla.Segment {
	var out []sla.Segment
	at := seg.Start
	put := func(i sla.Interval, reason sla.Reason) {
		if !i.Empty() {
			part := seg
			part.Interval, part.Reason = i, reason
			out = append(out, part)
		}
	}
	for _, f := range sla.CutAll(free, seg.Interval) {
		put(sla.Interval{Start: at, End: f.Start}, seg.Reason)
		put(f, why)
		at = f.End
	}
	put(sla.Interval{Start: at, End: seg.End}, seg.Reason)
	return out
}
