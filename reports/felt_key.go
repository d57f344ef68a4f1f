package reports

import (
	"encoding/binary"

	"nines/sla"
)

// keyWriter writes what something was made from, so that two keys are the same
// only where all of it is.
type keyWriter []byte

func (k *keyWriter) numbers(list ...int64) {
	for _, n := range list {
		*k = binary.AppendVarint(*k, n)
	}
}

func (k *keyWriter) texts(list ...string) {
	for _, text := range list {
		*k = binary.AppendUvarint(*k, uint64(len(text)))
		*k = append(*k, text...)
	}
}

func (k *keyWriter) times(t *sla.Times) {
	k.numbers(t.Measured, t.Up, t.Down, t.Excluded, t.Unknown, t.Counted, t.Charged.Num, t.Charged.Den)
}

// feltKeyOf is everything that a letter says of a judgement, but for whose it
// is and what it is worth.
func (st *statement) feltKeyOf(j *judgement) []byte {
	k := make(keyWriter, 0, 512)
	k.texts(j.Service, st.service(j.Result), j.Region, j.Policy, j.terms.Policy, j.terms.Effective, j.Period.Zone, j.Period.Label)
	k.numbers(int64(j.Period.Start), int64(j.Period.End), int64(j.Period.Last), j.TargetPPM, j.TierPPM, j.CreditPPM, j.BudgetMS,
		j.NextTierPPM, j.NextTierMS, one(j.OperatorAtOr), one(j.Judged), one(j.Breached))
	k.times(&j.Times)
	k.texts(j.Measure, j.Objective)
	k.numbers(j.Share.Num, j.Share.Den, int64(j.Warnings&(sla.NotComputable|sla.MustChoose)), int64(len(j.ledger.Objectives)))
	for n := range j.ledger.Objectives {
		o := &j.ledger.Objectives[n]
		k.texts(o.Name, o.Measure)
		k.times(&o.Times)
		k.numbers(o.TargetPPM, one(o.Judged), one(o.Breached), int64(o.Warnings), o.Share.Num, o.Share.Den)
	}
	k.numbers(int64(len(j.ledger.Outages)))
	for n := range j.ledger.Outages {
		o := &j.ledger.Outages[n]
		k.texts(o.Source, o.ID, o.Component, o.Title, o.File)
		k.numbers(int64(o.Line), int64(o.Level), o.SharePPM, int64(o.Start), int64(o.End), one(o.Posted), int64(st.numbers[outageKey{o.Source, o.ID}]))
	}
	k.numbers(int64(len(j.ledger.Maintenance)))
	for n := range j.ledger.Maintenance {
		w := &j.ledger.Maintenance[n]
		k.numbers(int64(w.Start), int64(w.End), int64(w.Announced))
	}
	k.numbers(int64(len(j.ledger.Impacts)))
	for n := range j.ledger.Impacts {
		i := &j.ledger.Impacts[n]
		k.numbers(int64(i.Outage), int64(i.Start), int64(i.End), i.ElapsedMS, i.DownMS, i.ExcludedMS, i.BelowMinimumMS,
			i.Charged.Num, i.Charged.Den, int64(i.Excluded), int64(i.Maintenance))
	}
	for n := range j.ledger.Segments {
		s := &j.ledger.Segments[n]
		k.numbers(int64(s.Start), int64(s.End), int64(s.State), int64(s.Reason), int64(s.Outage), s.WeightPPM, one(s.Window))
	}
	return k
}
