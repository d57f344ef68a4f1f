package main

// cases are invented outages, each there for one rule; the README says which.
// A tenant of "own:N" is the N-th contract of the service and region that is
// in force in all months under bpos-standard.
var cases = []outage{
	// Exactly 99.9 % of a month of 30 days, and one second more.
	{id: "INV-exactly-999", service: exchange, region: "APAC", level: "full", title: "Mail out of reach",
		start: "2010-06-16T11:00:00+08:00", end: "2010-06-16T11:43:12+08:00"},
	{id: "INV-one-second-more", service: exchange, region: "EMEA", level: "full", title: "Mail out of reach",
		start: "2010-06-16T11:00:00+01:00", end: "2010-06-16T11:43:13+01:00"},
	// Across the end of a month: of the policy's month, of UTC's, and twelve
	// minutes of which six lie in each month.
	{id: "INV-month-end", service: sharepoint, region: "Americas", level: "full", title: "Sites out of reach",
		start: "2010-11-30T23:00:00-08:00", end: "2010-12-01T00:50:00-08:00", detected: "2010-11-30T23:04:00-08:00"},
	{id: "INV-utc-month-end", service: exchange, region: "APAC", level: "full", title: "Mail out of reach",
		start: "2011-02-01T06:30:00+08:00", end: "2011-02-01T09:00:00+08:00"},
	{id: "INV-twelve-minutes", service: meeting, region: "Americas", level: "full", title: "Meetings cut off",
		start: "2010-10-31T23:54:00-07:00", end: "2010-11-01T00:06:00-07:00"},
	// While clocks change: an hour that the wall clock shows as two, and one
	// that it shows as none.
	{id: "INV-clocks-forward", service: exchange, region: "EMEA", level: "full", title: "Mail out of reach",
		start: "2011-03-27T00:30:00+00:00", end: "2011-03-27T02:30:00+01:00"},
	{id: "INV-clocks-back", service: exchange, region: "Americas", level: "full", title: "Mail out of reach",
		start: "2010-11-07T01:30:00-07:00", end: "2010-11-07T01:30:00-08:00"},
	// Causes that a policy excludes.
	{id: "INV-own-firewall", service: exchange, region: "Americas", tenant: "own:5", level: "full", cause: "customer",
		start: "2011-02-08T08:00:00-08:00", end: "2011-02-08T14:00:00-08:00", title: "Your firewall refused our servers"},
	{id: "INV-carrier", service: sharepoint, region: "APAC", level: "full", cause: "third_party", title: "A carrier's cable was cut",
		start: "2011-02-17T09:00:00+08:00", end: "2011-02-17T13:00:00+08:00"},
	// Maintenance: inside a window, past its end, past the year's allowance,
	// announced too late, announced nobody knows when.
	{id: "INV-in-window", service: azure, region: "EMEA", level: "full", title: "Machines restarted during maintenance",
		start: "2011-01-16T23:00:00+00:00", end: "2011-01-17T00:30:00+00:00"},
	{id: "INV-past-window", service: azure, region: "EMEA", level: "full", title: "Maintenance took longer than announced",
		start: "2011-01-17T01:30:00+00:00", end: "2011-01-17T03:10:00+00:00"},
	{id: "INV-past-allowance", service: azure, region: "Americas", level: "full", title: "Machines restarted during maintenance",
		start: "2010-12-12T22:30:00-08:00", end: "2010-12-13T00:45:00-08:00"},
	{id: "INV-late-notice", service: azure, region: "APAC", level: "full", title: "Machines restarted during maintenance",
		start: "2011-02-20T02:20:00+08:00", end: "2011-02-20T04:00:00+08:00"},
	{id: "INV-unknown-notice", service: meeting, region: "APAC", level: "full", title: "Meetings could not be started",
		start: "2011-05-08T22:10:00+08:00", end: "2011-05-08T22:50:00+08:00"},
	// Minimum length: twenty minutes that a window cuts into two pieces of
	// eight, nine minutes, exactly ten.
	{id: "INV-two-pieces", service: meeting, region: "EMEA", level: "full", title: "Meetings cut off",
		start: "2011-03-09T10:00:00+00:00", end: "2011-03-09T10:20:00+00:00"},
	{id: "INV-nine-minutes", service: meeting, region: "EMEA", level: "full", title: "Meetings cut off",
		start: "2011-04-13T15:00:00+01:00", end: "2011-04-13T15:09:00+01:00"},
	{id: "INV-exactly-ten", service: meeting, region: "EMEA", level: "full", title: "Meetings cut off",
		start: "2011-04-20T15:00:00+01:00", end: "2011-04-20T15:10:00+01:00"},
	// Two at a time: ninety minutes, or two hours where lengths are added.
	{id: "INV-overlap-a", service: sharepoint, region: "APAC", level: "full", title: "Sites out of reach",
		start: "2011-01-12T10:00:00+08:00", end: "2011-01-12T11:00:00+08:00"},
	{id: "INV-overlap-b", service: sharepoint, region: "APAC", level: "full", title: "Search out of reach",
		start: "2011-01-12T10:30:00+08:00", end: "2011-01-12T11:30:00+08:00"},
	// One outage, three services, each with its own times.
	{id: "INV-network-emea", service: exchange, region: "EMEA", level: "full", title: "Network fault in Europe",
		start: "2010-09-14T09:00:00+01:00", end: "2010-09-14T10:10:00+01:00", detected: "2010-09-14T09:06:00+01:00"},
	{id: "INV-network-emea", service: sharepoint, region: "EMEA", level: "full", title: "Network fault in Europe",
		start: "2010-09-14T09:05:00+01:00", end: "2010-09-14T10:40:00+01:00", detected: "2010-09-14T09:06:00+01:00"},
	{id: "INV-network-emea", service: meeting, region: "EMEA", level: "partial", title: "Network fault in Europe",
		start: "2010-09-14T09:00:00+01:00", end: "2010-09-14T09:35:00+01:00", detected: "2010-09-14T09:06:00+01:00"},
	// A row for all, one for a tenant that was worse off, one for a tenant
	// of which few users felt it.
	{id: "INV-slow-queue", service: exchange, region: "APAC", level: "degraded", title: "Mail delayed",
		start: "2011-03-22T09:00:00+08:00", end: "2011-03-22T15:00:00+08:00"},
	{id: "INV-slow-queue", service: exchange, region: "APAC", tenant: "own:0", level: "full", title: "Mail delayed",
		start: "2011-03-22T09:00:00+08:00", end: "2011-03-22T10:30:00+08:00"},
	{id: "INV-slow-queue", service: exchange, region: "APAC", tenant: "own:1", share: "5%", title: "Mail delayed",
		start: "2011-03-22T09:00:00+08:00", end: "2011-03-22T15:00:00+08:00"},
	// A share of users in place of a level.
	{id: "INV-eighth", service: azure, region: "Americas", share: "12.5%", title: "Storage out of reach for some",
		start: "2011-04-10T10:00:00-07:00", end: "2011-04-10T18:00:00-07:00"},
	// Office hours: one hour before closing time, and a holiday.
	{id: "INV-friday-evening", service: sharepoint, region: "EMEA", level: "full", title: "Sites out of reach overnight",
		start: "2010-10-15T17:00:00+01:00", end: "2010-10-16T09:00:00+01:00"},
	{id: "INV-easter-monday", service: meeting, region: "EMEA", level: "full", title: "Meetings could not be started",
		start: "2011-04-25T10:00:00+01:00", end: "2011-04-25T12:00:00+01:00"},
	// A gap in the measuring: an outage that somebody recorded is known.
	{id: "INV-in-gap", service: sharepoint, region: "EMEA", level: "full", title: "Sites out of reach",
		start: "2011-04-05T03:00:00+01:00", end: "2011-04-05T03:50:00+01:00"},
	// Every region at once; and only the time of the first post is known.
	{id: "INV-everywhere", service: azure, region: "*", level: "partial", title: "Management portal out of reach", posted: true,
		start: "2010-09-21T18:00:00Z", end: "2010-09-21T20:10:00Z", announced: "2010-09-21T18:00:00Z"},
	// Long enough for a quarter; detected late, said later.
	{id: "INV-quarter", service: exchange, component: "Outlook Web Access", region: "Americas", level: "full", title: "Mail in the browser out of reach",
		start: "2010-12-08T09:10:00-08:00", end: "2010-12-08T13:50:00-08:00", detected: "2010-12-08T09:55:00-08:00",
		announced: "2010-12-08T10:40:00-08:00", mitigated: "2010-12-08T13:20:00-08:00", over: "2010-12-08T14:20:00-08:00"},
	// A component that the quarterly policy does not promise.
	{id: "INV-phones", service: exchange, component: "ActiveSync", region: "EMEA", level: "full", title: "Mail on phones out of reach",
		start: "2011-02-10T12:00:00+00:00", end: "2011-02-10T16:30:00+00:00"},
}

// windowCases is the maintenance, in order of time.
var windowCases = []window{
	{"MW-azure-1", azure, "Americas", "2010-07-18T22:00:00-07:00", "2010-07-19T01:00:00-07:00", "2010-07-11T09:00:00-07:00", "Host operating systems, part 1"},
	{"MW-azure-2", azure, "Americas", "2010-09-26T22:00:00-07:00", "2010-09-27T01:00:00-07:00", "2010-09-19T09:00:00-07:00", "Host operating systems, part 2"},
	{"MW-azure-3", azure, "Americas", "2010-11-14T22:00:00-08:00", "2010-11-15T01:00:00-08:00", "2010-11-07T09:00:00-08:00", "Host operating systems, part 3"},
	{"MW-azure-4", azure, "Americas", "2010-12-12T22:00:00-08:00", "2010-12-13T01:00:00-08:00", "2010-12-05T09:00:00-08:00", "Host operating systems, part 4"},
	{"MW-azure-emea", azure, "EMEA", "2011-01-16T22:00:00+00:00", "2011-01-17T02:00:00+00:00", "2011-01-06T10:00:00+00:00", "Storage upgrade"},
	{"MW-sharepoint-emea-1", sharepoint, "EMEA", "2011-02-19T21:00:00+00:00", "2011-02-19T23:00:00+00:00", "2011-02-14T10:00:00+00:00", "Service pack"},
	{"MW-azure-late", azure, "APAC", "2011-02-20T02:00:00+08:00", "2011-02-20T05:00:00+08:00", "2011-02-19T06:00:00+08:00", "Urgent repair, announced 20 hours before"},
	{"MW-meeting-emea", meeting, "EMEA", "2011-03-09T10:08:00+00:00", "2011-03-09T10:12:00+00:00", "2011-03-01T10:00:00+00:00", "Switch replaced"},
	{"MW-sharepoint-after", sharepoint, "Americas", "2011-04-16T22:00:00-07:00", "2011-04-17T00:00:00-07:00", "2011-04-16T22:30:00-07:00", "Announced after it began"},
	{"MW-meeting-unknown", meeting, "APAC", "2011-05-08T22:00:00+08:00", "2011-05-08T23:00:00+08:00", "", "Nobody wrote down when it was announced"},
	{"MW-exchange-upgrade", exchange, "Americas", "2011-05-12T22:00:00-07:00", "2011-05-13T01:00:00-07:00", "2011-05-10T08:00:00-07:00", "Upgrade of Exchange Online"},
	{"MW-sharepoint-emea-2", sharepoint, "EMEA", "2011-05-21T21:00:00+01:00", "2011-05-21T23:00:00+01:00", "2011-05-16T10:00:00+01:00", "Service pack"},
}

// gapCases is time in which nobody was measuring.
var gapCases = []window{
	{"GAP-azure-americas", azure, "Americas", "2011-02-27T01:00:00-08:00", "2011-02-27T02:00:00-08:00", "", "probe restarted"},
	{"GAP-sharepoint-emea", sharepoint, "EMEA", "2011-04-05T02:00:00+01:00", "2011-04-05T06:00:00+01:00", "", "probe certificate had run out"},
	{"GAP-exchange-apac", exchange, "APAC", "2011-04-19T03:00:00+08:00", "2011-04-19T06:00:00+08:00", "", "probe moved to another site"},
	{"GAP-sharepoint-apac", sharepoint, "APAC", "2011-06-08T03:00:00+08:00", "2011-06-08T05:00:00+08:00", "", "disk of the probe was full"},
}
