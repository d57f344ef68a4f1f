package policy

import (
	"fmt"

	"nines/sla"
)

// ProRata gives the fee for the time that is charged, MultiplierPPM times:
// charged ÷ counted × fee base.
type ProRata struct {
	// MultiplierPPM is 1,000,000 for once.
	MultiplierPPM int64
	// Excess: only the time past what the target allows.
	Excess bool
}

// MultiplierOutOfRange is a multiplier that is a misprint.
const MultiplierOutOfRange Contradiction = "a multiplier is above 0 and at most 1000"

func proRataFamily() family {
	return family{
		name: "pro_rata",
		keys: []key{
			free("credit.pro_rata"),
			optional("credit.pro_rata.multiplier", "the fee for the time is owed once.").is(aWeight),
			optional("credit.pro_rata.of", "all charged time is paid for.").takes(allowed(paidTime())),
		},
		read: func(v value, p *Promise, _ func(v value) int64) {
			p.ProRata = &ProRata{MultiplierPPM: sla.Whole, Excess: parse(v.get("of"), oneOf(paidTime()...))}
			if times := v.get("multiplier"); times.present() {
				p.ProRata.MultiplierPPM = parse(times, multiplier)
			}
		},
		owes: func(p Promise) bool { return p.ProRata != nil },
		check: func(_ Terms, p Promise, at string, report complaint) {
			if m := p.ProRata.MultiplierPPM; m <= 0 || m > 1000*sla.Whole {
				report(at+".pro_rata.multiplier", MultiplierOutOfRange, "it is %s", decimal(m))
			}
		},
		say: func(p Promise) string {
			return fmt.Sprintf("Where the promise is broken, the credit is %s times the fee for %s.",
				decimal(p.ProRata.MultiplierPPM), meaning(paidTime(), p.ProRata.Excess))
		},
		contradictions: []Contradiction{MultiplierOutOfRange},
	}
}

func paidTime() []word[bool] {
	return []word[bool]{
		{"downtime", false, "all charged time"},
		{"excess", true, "the charged time past what the target allows"}}
}

// multiplier reads a decimal.
func multiplier(text string) (int64, error) {
	ppm, err := sla.ParseScaled(text, 6)
	if err != nil {
		return 0, problem{err.Error(), "write a number like 10"}
	}
	return ppm, nil
}
