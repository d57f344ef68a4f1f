package reports

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"nines/sla"
)

// statement is one customer's month with everything that its two editions say.
type statement struct {
	*month
	set *set
	id  string
	// internal is the edition for the house: it adds titles, ids, files, the
	// account manager and links. The other one can be sent as it is.
	internal  bool
	contracts []judgement
	// before are the results of earlier months, for the twelve-month pictures.
	before []sla.Result
	// numbers are what outages are called in the letter, in order of time.
	numbers map[outageKey]int
	keys    []outageKey
	// same is what both editions have: see share.
	same struct {
		file, reference, paid                        string // paid is a digest, see paidDigest
		foot                                         []string
		verdict, claim                               Words
		facts                                        Facts
		groups                                       []alike
		services, pictures, arithmetic, terms, doubt Section
		told                                         []Block
	}
}

// judgement is a contract's result with its ledger and its terms.
type judgement struct {
	sla.Result
	ledger sla.Ledger
	terms  sla.TermsReading
	zone   *time.Location
	// felt is what the letter says of it that others have in common, made
	// from what feltKey says.
	felt    *felt
	feltKey []byte
}

// outageKey tells outages apart.
type outageKey struct{ source, id string }

// statements writes both editions for every customer that is wanted.
func (s *set) statements(ctx context.Context, m *month) error {
	if err := m.readDiffering(ctx, s.src); err != nil {
		return err
	}
	return s.eachStatement(ctx, m, func(_ int, st *statement) error { return s.editions(st) })
}

// eachStatement makes the statements of all customers that are wanted. One reads the
// results; opts.Workers at once ask for ledgers and call do, with the place of the
// customer among them.
func (s *set) eachStatement(ctx context.Context, m *month, do func(place int, st *statement) error) error {
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(s.opts.workers())
	count := 0
	each := func(results []sla.Result) error {
		if len(results) == 0 || ctx.Err() != nil {
			return ctx.Err()
		}
		rows := rowsKept.Get().(*[]sla.Result)
		*rows = append((*rows)[:0], results...)
		place := count
		count++
		workers.Go(func() error {
			defer rowsKept.Put(rows)
			st, err := s.statement(ctx, m, *rows)
			if err != nil {
				return fmt.Errorf("writing the statement of %s: %w", (*rows)[0].Customer, err)
			}
			return do(place, st)
		})
		return nil
	}
	err := s.src.Results(ctx, m.Month-past+1, m.Month, s.opts.Customers, each)
	if pageErr := workers.Wait(); pageErr != nil {
		err = pageErr // the source's is that it was stopped
	}
	if err != nil {
		return fmt.Errorf("writing the statements: %w", err)
	}
	return nil
}

// rowsKept are the rows of customers whose pages are in the making.
var rowsKept = sync.Pool{New: func() any { return new([]sla.Result) }}

// statementAlone is a statement that stands alone.
func (s *set) statementAlone(ctx context.Context, m *month, which Alone) (page Page, err error) {
	s.opts.Customers = []string{which.Customer}
	if which.Internal {
		if err := m.readDiffering(ctx, s.src); err != nil {
			return page, err
		}
	}
	found := map[string]bool{}
	err = s.src.Results(ctx, m.Month-past+1, m.Month, s.opts.Customers, func(results []sla.Result) error {
		st, err := s.statement(ctx, m, results)
		if err == nil {
			st.internal, found[st.id] = which.Internal, true
			page = st.page()
		}
		return err
	})
	if err != nil {
		return page, fmt.Errorf("writing the statement of %s: %w", which.Customer, err)
	}
	return page, s.knowCustomers(ctx, m, found)
}

// editions writes the letter and the edition for the house. What both say in
// the same words is laid out and written once.
func (s *set) editions(st *statement) error {
	st.share()
	letter := st.page()
	script, err := figuresOf(letter)
	if err == nil {
		out := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(out)
		out.Reset()
		err = st.ink(out, s.parts)
	}
	if err != nil {
		return fmt.Errorf("writing the statement of %s: %w", st.id, err)
	}
	for _, internal := range [...]bool{false, true} {
		st.internal = internal
		page := st.page()
		page.script = &script
		if err := s.page(page); err != nil {
			return err
		}
	}
	return nil
}

// share lays out what both editions say in the same words.
func (st *statement) share() {
	if st.same.services.ID != "" {
		return
	}
	st.same.file = fileName(st.id)
	st.same.reference = st.Month.String() + "/" + st.same.file + st.versionText()
	st.same.foot = []string{"Statement " + st.same.reference + " · judged from inputs with SHA-256 " + cmpOr(st.Inputs, "not recorded") + " · results " + cmpOr(st.Results, "not recorded")}
	if st.same.paid = st.paidDigest(); st.same.paid != "" {
		st.same.foot[0] += " · payments " + st.same.paid
	}
	st.same.verdict, st.same.claim, st.same.facts, st.same.told = st.verdict(), st.claim(), st.facts(), st.toldOnce()
	st.same.groups = st.groups()
	st.same.services, st.same.pictures, st.same.arithmetic = st.services(), st.pictures(), st.arithmetic()
	st.same.terms, st.same.doubt = st.termsSection(), st.doubtSection()
}

// ink writes it.
func (st *statement) ink(out *bytes.Buffer, parts *partShelf) error {
	for _, section := range [...]*Section{&st.same.services, &st.same.pictures, &st.same.arithmetic, &st.same.terms, &st.same.doubt} {
		if _, err := parts.partNames(section.Blocks); err != nil {
			return err
		}
		from := out.Len()
		pen{out: out, parts: parts}.section(*section)
		section.html = out.Bytes()[from:] // stays, even where the buffer moves on
	}
	return nil
}

// statement collects what a customer's statement says.
func (s *set) statement(ctx context.Context, m *month, results []sla.Result) (*statement, error) {
	st := &statement{month: m, set: s, id: results[0].Customer, numbers: map[outageKey]int{}}
	for n := range results { // in order of month, so that this month's are the last
		r := &results[n]
		if r.Period.Last != m.Month {
			st.before = results[:n+1]
			continue
		}
		j := judgement{Result: *r, zone: s.zoneOf(r.Period.Zone)}
		var err error
		if j.ledger, err = s.src.Ledger(ctx, *r); err != nil {
			return nil, fmt.Errorf("reading the ledger of %s: %w", r.Service, err)
		}
		if j.terms, err = s.src.Terms(ctx, *r); err != nil {
			return nil, fmt.Errorf("reading the terms of %s: %w", r.Policy, err)
		}
		st.contracts = append(st.contracts, j)
	}
	if len(st.contracts) == 0 {
		return nil, fmt.Errorf("no result for %s", m.Month)
	}
	st.number()
	for n := range st.contracts {
		j := &st.contracts[n]
		j.feltKey = st.feltKeyOf(j)
		j.felt = st.feltBy(*j)
	}
	return st, nil
}

// number gives the outages that hit this customer their numbers.
func (st *statement) number() {
	starts := map[outageKey]sla.Instant{}
	for _, j := range st.contracts {
		for _, i := range j.ledger.Impacts {
			key, ok := j.key(i)
			if !ok {
				continue
			}
			if start, seen := starts[key]; !seen || i.Start < start {
				starts[key] = i.Start
			}
		}
	}
	for key := range starts {
		st.keys = append(st.keys, key)
	}
	slices.SortFunc(st.keys, func(a, b outageKey) int {
		return compareAll(int64(starts[a]), int64(starts[b]), a.source, b.source, a.id, b.id)
	})
	for n, key := range st.keys {
		st.numbers[key] = n + 1
	}
}

// key names the outage of an impact; ok is false for time that counts as down
// because nobody was measuring.
func (j judgement) key(i sla.Impact) (outageKey, bool) {
	if i.Outage == sla.NoRef {
		return outageKey{}, false
	}
	o := j.ledger.Outages[i.Outage]
	return outageKey{o.Source, o.ID}, true
}

// customerTitle is how the customer is called in the letter. Where contracts call it by
// several names, and name several account managers, it is the first in the alphabet, as
// in the list of customers.
func (st *statement) customerTitle() string {
	return cmpOr(st.first(func(j *judgement) string { return j.CustomerName }), st.id)
}

func (st *statement) accountManager() string {
	return st.first(func(j *judgement) string { return j.AccountManager })
}

func (st *statement) first(of func(*judgement) string) (first string) {
	for n := range st.contracts {
		if name := of(&st.contracts[n]); first == "" || name != "" && name < first {
			first = name
		}
	}
	return first
}

// zone of the letter: its first contract's.
func (st *statement) letterZone() *time.Location { return st.contracts[0].zone }

// service is a contract's service as it is called in the letter.
func (st *statement) service(r sla.Result) string {
	return cmpOr(r.ServiceName, st.serviceName(r.Service))
}

// page is the edition of the statement that st.internal names.
func (st *statement) page() Page {
	st.share()
	p := Page{
		Path: st.path("statements/" + st.same.file + ".html"), Kind: StatementPage,
		Title:  "Service level statement " + st.Month.String() + "/" + st.same.file,
		Kicker: "Service level statement · " + st.Month.Name(),
		Lead:   st.same.verdict, Under: st.same.claim,
	}
	if st.set.opts.Provider != "" {
		p.Kicker = st.set.opts.Provider + " · " + p.Kicker
	}
	p.Sections = compact(
		Section{ID: "letter", Blocks: []Block{st.factsOf()}},
		st.same.services,
		st.rightsSection(),
		st.goodwillSection(),
		st.hits(),
		st.same.pictures,
		st.told(),
		st.same.arithmetic,
		st.same.terms,
		st.same.doubt,
	)
	p.Foot = st.same.foot
	if st.internal {
		p.Sections = append(compact(st.warningSection()), p.Sections...)
		p.Path = st.path("statements-internal/" + st.same.file + ".html")
		p.Kind, p.Ways = StatementPage, st.set.ways(st.month, "statements-internal/x")
		p.Title += " (internal)"
		p.Kicker += " · internal edition"
		p.Foot = append(slices.Clip(p.Foot), st.set.foot(st.month)...)
	}
	return p
}

func (st *statement) versionText() string {
	if st.Version == 0 {
		return ""
	}
	return fmt.Sprintf(", version %d", st.Version)
}

// compareAll compares two numbers, then pairs of texts.
func compareAll(a, b int64, texts ...string) int {
	if a != b {
		return int(min(1, max(-1, a-b)))
	}
	for n := 0; n+1 < len(texts); n += 2 {
		if texts[n] != texts[n+1] {
			if texts[n] < texts[n+1] {
				return -1
			}
			return 1
		}
	}
	return 0
}
