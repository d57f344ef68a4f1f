package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"math/big"

	"github.com/duckdb/duckdb-go/v2"

	"nines/analysis"
	"nines/sla"
)

var _ analysis.Sink = (*Judgement)(nil)

// Judgement takes what the kernel finds for some months. Nobody sees any of it
// before Commit, which replaces what was stored of those months.
type Judgement struct {
	s      *Store
	conn   *sql.Conn
	months []sla.Month
	asOf   sla.Instant
	stamps map[sla.Month]stamps
	// revision of the inputs that are judged.
	revision string
	before   map[sla.Month]monthRow
	// again limits what is judged, see [Judgement.Again].
	again analysis.Again

	// The numbers for good, by the numbers of the run.
	groups, fees, outages, policies []int32
	firstResult                     int64
	firstPeriod                     int32

	periods   []sla.Period
	periodNos []int32              // for good
	staying   map[sla.Period]int32 // those that are stored and may stay
	periodOf  []int32              // by result of the run
	appenders map[string]*duckdb.Appender

	results      written[analysis.Result]
	groupResults written[analysis.GroupResult]
	exceptions   written[analysis.Exception]
	credits      written[analysis.Credit]
	costs        written[sla.OutageCost]
	ended        bool
}

// tables that a judgement writes, each with a month.
var judgedTables = [...]string{"periods", "results", "group_results", "exceptions", "credits", "rights", "outage_costs", "rollups", "days", "months", "kept_results", "kept_months"}

// Begin begins to judge months (sorted) as of an instant, whole. Every Judgement
// ends with Commit or Rollback.
func (s *Store) Begin(ctx context.Context, judge []sla.Month, asOf sla.Instant) (*Judgement, error) {
	return s.beginJudging(ctx, judge, asOf, false)
}

// BeginAgain is Begin, but of months that were judged before only the services are
// judged whose inputs have changed since.
func (s *Store) BeginAgain(ctx context.Context, judge []sla.Month, asOf sla.Instant) (*Judgement, error) {
	return s.beginJudging(ctx, judge, asOf, true)
}

func (s *Store) beginJudging(ctx context.Context, judge []sla.Month, asOf sla.Instant, again bool) (*Judgement, error) {
	if len(judge) == 0 {
		return nil, fmt.Errorf("no month to judge")
	}
	if err := s.refresh(ctx); err != nil {
		return nil, err
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	j := &Judgement{s: s, conn: conn, months: judge, asOf: asOf,
		before: map[sla.Month]monthRow{}, again: analysis.Again{}, staying: map[sla.Period]int32{}, appenders: map[string]*duckdb.Appender{}}
	j.results = written[analysis.Result]{table: "results", columns: j.resultColumns()}
	j.groupResults = written[analysis.GroupResult]{table: "group_results", columns: j.groupColumns()}
	j.exceptions = written[analysis.Exception]{table: "exceptions", columns: j.exceptionColumns()}
	j.credits = written[analysis.Credit]{table: "credits", columns: j.creditColumns()}
	j.costs = written[sla.OutageCost]{table: "outage_costs", columns: j.costColumns()}
	if err := j.begin(ctx, again); err != nil {
		j.Rollback()
		return nil, fmt.Errorf("beginning to judge: %w", err)
	}
	return j, nil
}

func (j *Judgement) begin(ctx context.Context, again bool) error {
	if err := registerRows(j.conn); err != nil {
		return err
	}
	if _, err := j.conn.ExecContext(ctx, "begin transaction"); err != nil {
		return err
	}
	known, err := months(ctx, j.conn)
	if err != nil {
		return err
	}
	for _, row := range known {
		j.before[row.Month] = row
	}
	if j.revision, err = revision(ctx, j.conn); err != nil {
		return err
	}
	if j.stamps, err = j.s.stampsAt(ctx, j.conn, j.revision, j.months[0], j.months[len(j.months)-1]); err != nil {
		return err
	}
	if again {
		j.findAgain()
	}
	if err := j.readNumbers(ctx); err != nil {
		return err
	}
	return j.clear(ctx)
}

// readNumbers finds which numbers the rows of this run get.
func (j *Judgement) readNumbers(ctx context.Context) (err error) {
	for _, one := range []struct {
		query string
		into  *[]int32
	}{
		{"select group_no from judged.groups where run_no is not null order by run_no", &j.groups},
		{"select fee_no from judged.fees where run_no is not null order by run_no", &j.fees},
		{"select outage_no from judged.outage_keys where run_no is not null order by run_no", &j.outages},
		{"select policy_no from input.policies order by policy, effective, policy_no", &j.policies},
	} {
		*one.into, err = list(ctx, j.conn, one.query, func(row scanner, n *int32) error { return row.Scan(n) })
		if err != nil {
			return err
		}
	}
	return j.conn.QueryRowContext(ctx, query("next_numbers")).Scan(&j.firstResult, &j.firstPeriod)
}

// clear removes what is stored of what is judged.
func (j *Judgement) clear(ctx context.Context) error {
	for _, month := range j.months {
		services, part := j.again[month]
		_, known := j.before[month]
		var err error
		switch {
		case part:
			err = j.clearAgain(ctx, month, services)
		case known:
			err = j.clearWhole(ctx, month, judgedTables[:]...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (j *Judgement) clearWhole(ctx context.Context, month sla.Month, tables ...string) error {
	for _, table := range tables {
		if _, err := j.conn.ExecContext(ctx, "delete from judged."+table+" where month = ?", int64(month)); err != nil {
			return err
		}
	}
	return nil
}

// Rollback forgets everything; after Commit it does nothing.
func (j *Judgement) Rollback() {
	if j.ended {
		return
	}
	j.ended = true
	for _, a := range j.appenders {
		a.Close() // its rows go with the transaction
	}
	// The run's own context may be why it ended.
	j.conn.ExecContext(context.Background(), "rollback")
	j.conn.Close()
}

// append adds a row to a table of the schema judged. The values must have
// exactly the types of its columns: the driver cuts others off in silence.
func (j *Judgement) append(table string, values ...driver.Value) error {
	a := j.appenders[table]
	if a == nil {
		err := j.conn.Raw(func(raw any) (err error) {
			a, err = duckdb.NewAppenderFromConn(raw.(driver.Conn), "judged", table)
			return err
		})
		if err != nil {
			return err
		}
		j.appenders[table] = a
	}
	return a.AppendRow(values...)
}

// known refuses a result that the run does not have.
func (j *Judgement) known(result int64) error {
	if result < 0 || result >= int64(len(j.periodOf)) {
		return fmt.Errorf("there is no result %d", result)
	}
	return nil
}

// period is that of a result of the run.
func (j *Judgement) period(result int64) *sla.Period { return &j.periods[j.periodOf[result]] }

// number is the number for good of a run's number.
func number(what string, numbers []int32, run int32) (int32, error) {
	if run < 0 || int(run) >= len(numbers) {
		return 0, fmt.Errorf("there is no %s %d", what, run)
	}
	return numbers[run], nil
}

func notNil(n *big.Int) *big.Int {
	if n == nil {
		return new(big.Int)
	}
	return n
}
