package main

// The outages that the newspapers wrote about. Where a paper gave no clock
// time or no end, the README says what stands here instead. The level of each
// is our reading: delayed mail is degraded, what was partly out of reach is
// partial, what could not be reached is full.

// story2011 has clock times from the press.
var story2011 = []outage{
	{id: "EX-2011-05-10", service: exchange, component: "mail flow", region: "Americas", level: "degraded",
		start: "2011-05-10T09:30:00-07:00", end: "2011-05-11T00:00:00-07:00",
		title: "Mail delayed by six to nine hours after malformed messages blocked a queue"},
	{id: "EX-2011-05-12-dns", service: exchange, component: "Outlook Web Access", region: "Americas", level: "full",
		start: "2011-05-12T01:04:00-07:00", end: "2011-05-12T04:52:00-07:00",
		title: "Mail in the browser out of reach after a DNS failure"},
	{id: "EX-2011-05-12-dns", service: exchange, component: "Outlook", region: "Americas", level: "partial",
		start: "2011-05-12T01:04:00-07:00", end: "2011-05-12T04:52:00-07:00",
		title: "Mail in the browser out of reach after a DNS failure"},
	{id: "EX-2011-05-12-dns", service: exchange, component: "ActiveSync", region: "Americas", level: "partial",
		start: "2011-05-12T01:04:00-07:00", end: "2011-05-12T04:52:00-07:00",
		title: "Mail in the browser out of reach after a DNS failure"},
	{id: "EX-2011-05-12-backlog", service: exchange, component: "mail flow", region: "Americas", level: "degraded",
		start: "2011-05-12T09:10:00-07:00", end: "2011-05-12T10:03:00-07:00",
		title: "Mail delayed by up to 45 minutes, malformed messages again"},
	{id: "EX-2011-05-12-outbox", service: exchange, component: "Outlook", region: "Americas", level: "partial",
		start: "2011-05-12T11:35:00-07:00", end: "2011-05-12T12:04:00-07:00", over: "2011-05-12T16:12:00-07:00",
		title: "Mail stuck in outboxes, 1.5 million messages waiting"},
	{id: "EX-2011-05-19", service: exchange, component: "mail flow", region: "Americas", level: "degraded",
		start: "2011-05-19T08:48:00-07:00", end: "2011-05-19T09:54:00-07:00",
		title: "Long queues on some mail servers, one of them until the afternoon"},
	{id: "BPOS-2011-06-22", service: exchange, region: "Americas", level: "full",
		start: "2011-06-22T11:00:00-04:00", end: "2011-06-22T14:00:00-04:00",
		title: "Services out of reach after a fault in network hardware"},
	{id: "BPOS-2011-06-22", service: sharepoint, region: "Americas", level: "full",
		start: "2011-06-22T11:00:00-04:00", end: "2011-06-22T14:00:00-04:00",
		title: "Services out of reach after a fault in network hardware"},
	{id: "BPOS-2011-06-22", service: meeting, region: "Americas", level: "full",
		start: "2011-06-22T11:00:00-04:00", end: "2011-06-22T14:00:00-04:00",
		title: "Services out of reach after a fault in network hardware"},
	{id: "EX-2011-07-19", service: exchange, region: "Americas", level: "partial", posted: true,
		start: "2011-07-19T10:22:00-07:00", end: "2011-07-19T13:22:00-07:00",
		title: "Mail partly out of reach"},
	{id: "BPOS-2011-08-07", service: exchange, region: "EMEA", level: "full",
		start: "2011-08-07T18:50:00+01:00", end: "2011-08-08T01:45:00+01:00",
		title: "Power failure at the Dublin data centre"},
	{id: "BPOS-2011-08-07", service: sharepoint, region: "EMEA", level: "full",
		start: "2011-08-07T18:50:00+01:00", end: "2011-08-08T01:45:00+01:00",
		title: "Power failure at the Dublin data centre"},
	{id: "BPOS-2011-08-07", service: meeting, region: "EMEA", level: "full",
		start: "2011-08-07T18:50:00+01:00", end: "2011-08-08T01:45:00+01:00",
		title: "Power failure at the Dublin data centre"},
	{id: "O365-2011-08-17", service: office365, region: "Americas", level: "full",
		start: "2011-08-17T11:30:00-07:00", end: "2011-08-17T14:40:00-07:00",
		title: "Office 365 out of reach in North America"},
}

// story2010 has a date and a length from the press; its clock time is ours.
var story2010 = []outage{
	{id: "BPOS-2010-08-23", service: exchange, region: "Americas", level: "full",
		start: "2010-08-23T05:00:00-07:00", end: "2010-08-23T07:00:00-07:00",
		title: "Access interrupted after a network upgrade"},
}

// tellStory puts the real outages down. Less than one percent of customers
// felt 19 May to its end: they have rows of their own.
func (w *world) tellStory() {
	w.real2010 = story2010
	for _, o := range story2011 {
		w.real2011 = append(w.real2011, o)
		if o.id == "EX-2011-05-19" {
			for _, c := range w.plain(exchange, "Americas", "bpos-standard")[:3] {
				o.tenant, o.component, o.level = c.tenant.id, "mail flow", "partial"
				o.end, o.mitigated = "2011-05-19T15:33:00-07:00", ""
				w.real2011 = append(w.real2011, o)
			}
		}
	}
}
