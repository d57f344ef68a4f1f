package policy

// PartMonth is the rule for a contract that begins or ends inside a period.
type PartMonth string

// The rules of part months.
const (
	SubscribedTime PartMonth = "subscribed" // only subscribed time is measured
	RestIsUp       PartMonth = "rest_up"    // the rest is assumed up
	WholePeriod    PartMonth = "whole_period"
	// FullPeriods does not judge a contract that is in force for part of it.
	FullPeriods PartMonth = "full_periods"
)

func partMonthClause() clause {
	return oneWord("Part of a period", required("part_month"), func(t *Terms) *PartMonth { return &t.PartMonth },
		word[PartMonth]{"subscribed", SubscribedTime,
			"Where the contract is in force for part of a {period}, only that part is measured."},
		word[PartMonth]{"rest_up", RestIsUp,
			"Where the contract is in force for part of a {period}, the rest of the {period} is measured as if the service had been up."},
		word[PartMonth]{"whole_period", WholePeriod,
			"Where the contract is in force for part of a {period}, the whole {period} is measured, with the outages before and after."},
		word[PartMonth]{"full_periods", FullPeriods,
			"Where the contract is in force for part of a {period}, that {period} is not judged."},
	)
}

// OnChange is the rule for a contract that changes inside a period.
type OnChange string

// The rules of change; ChangeUnwritten makes such a change an error.
const (
	ChangeUnwritten OnChange = ""
	SplitPeriod     OnChange = "split"    // each version is judged for its own part
	KeepFirst       OnChange = "start"    // the version at the start of the period
	Continue        OnChange = "continue" // the period runs on, judged by the last version
)

func onChangeClause() clause {
	return oneWord("Changes",
		optional("on_change", "a contract that changes inside a period is an error."),
		func(t *Terms) *OnChange { return &t.OnChange },
		word[OnChange]{"", ChangeUnwritten,
			"Nothing is agreed for a contract that changes inside a {period}: such a change is an error."},
		word[OnChange]{"split", SplitPeriod,
			"Where the contract changes inside a {period}, each version is judged for its own part of the {period}."},
		word[OnChange]{"start", KeepFirst,
			"Where the contract changes inside a {period}, the version in force at the start of the {period} is judged for all of it."},
		word[OnChange]{"continue", Continue,
			"Where the contract changes inside a {period}, the {period} runs on and is judged by the last version."},
	)
}
