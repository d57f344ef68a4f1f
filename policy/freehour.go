package policy

// FreeHour says that an hour of the clock in which more than MoreThanMS is
// charged is not paid for, whatever the target.
type FreeHour struct{ MoreThanMS int64 }
