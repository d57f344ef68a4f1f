package policy

// form is how a single value is written, for editors and their schema: the
// reader of the value is stricter.
type form struct {
	// name is what people call it, pattern of its text ("" is any text).
	name, pattern string
	// number: it may be a plain number too, truth: it is true or false.
	number, truth bool
}

// The forms of single values.
var (
	aName    = form{name: "a name"}
	someText = form{name: "text"}
	aNumber  = form{name: "a whole number", pattern: `^-?[0-9]+$`, number: true}
	aLength  = form{name: "a length of time like 90s, 10m, 1h30m or 2d", pattern: `^-?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$`}
	aPercent = form{name: "a percentage like 99.9%", pattern: `^-?[0-9]+(\.[0-9]+)? ?%?$`, number: true}
	aWeight  = form{name: "a decimal or a percentage", pattern: `^-?[0-9]+(\.[0-9]+)? ?%?$`, number: true}
	aDay     = form{name: "a day like 2011-05-30", pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
	aTime    = form{name: "a time of day like 09:00", pattern: `^[0-9]{2}:[0-9]{2}$`}
	aMoment  = form{name: "an instant with its offset", pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].*([Zz]|[+-][0-9]{2}:[0-9]{2})$`}
	anAmount = form{name: "an amount with its currency", pattern: `^-?[0-9]+(\.[0-9]+)? [A-Z]{3}$`}
	aCredit  = form{name: "a credit: 25%, 3 days or 3 daily fees", pattern: `^[0-9]+(\.[0-9]+)? ?(%|days?|daily fees?)?$`, number: true}
	aTruth   = form{name: "true or false", truth: true}
)
