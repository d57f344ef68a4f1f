package policy

// CreditUnit is what credits are written in.
type CreditUnit string

// What credits are written in, always in parts per million: of the fee base;
// of a day of service, which is time and not money, though it has a worth; of
// the fee of a day, which is money.
const (
	ShareOfFee    CreditUnit = "share"
	DaysOfService CreditUnit = "days"
	DailyFees     CreditUnit = "daily_fees"
)
