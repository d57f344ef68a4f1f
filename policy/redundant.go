package policy

// Redundant says that the service is down only while at least AtLeast of these
// Components are down at once; nil where every component counts alone.
type Redundant struct {
	// Components are sorted.
	Components []string
	// AtLeast is how many of them; all of them where nothing is written.
	AtLeast int
}
