package policy

// ProRata gives the fee for the time that is charged, MultiplierPPM times:
// charged ÷ counted × fee base.
type ProRata struct {
	// MultiplierPPM is 1,000,000 for once.
	MultiplierPPM int64
	// Excess: only the time past what the target allows.
	Excess bool
}
