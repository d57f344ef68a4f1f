package policy

// Right is what a customer may do after repeated misses; it is shown, not paid.
type Right struct {
	// What the customer may do: terminate, refund ... any word.
	What string
	When Repeated
}

// Repeated is a condition on several windows: at least Missed of the last Of
// (Of = Missed: in a row). The window judged is the last of them and must be
// missed itself.
type Repeated struct {
	Missed, Of int
	// BelowPPM is the availability that counts as missed; -1 is the target.
	BelowPPM int64
	// DownMS: instead, more than so much is charged in the window; 0 where
	// the availability decides.
	DownMS int64
}
