package main

// Where notices were posted.
const (
	dashboard = "Service Health Dashboard"
	twitter   = "Twitter"
	blog      = "team blog"
)

// noticesKnown have their moment from the press; the words are ours.
var noticesKnown = []notice{
	{"EX-2011-05-12-outbox", "2011-05-12T16:12:00-07:00", "update", dashboard, "Nine tenths of the waiting mail has been delivered; some of it up to three hours late."},
	{"EX-2011-05-19", "2011-05-19T09:54:00-07:00", "update", dashboard, "Queues are back to normal on all mail servers but one."},
	{"EX-2011-05-19", "2011-05-19T11:21:00-07:00", "identified", dashboard, "We know why one server still holds mail back and are replacing it."},
	{"EX-2011-05-19", "2011-05-19T15:33:00-07:00", "resolved", dashboard, "A new server has delivered what was left."},
	{"EX-2011-07-19", "2011-07-19T10:22:00-07:00", "investigating", dashboard, "Some customers cannot reach their mail. We are looking into it."},
}

// noticesInvented tell how it was told: late in May, better after it, and by
// other ways when the dashboard itself was out of reach.
var noticesInvented = []notice{
	{"BPOS-2010-08-23", "2010-08-23T06:15:00-07:00", "investigating", blog, "Access to several services is interrupted."},
	{"BPOS-2010-08-23", "2010-08-23T07:20:00-07:00", "resolved", blog, "Access has been restored."},
	{"EX-2011-05-10", "2011-05-10T14:05:00-07:00", "investigating", dashboard, "Some customers receive mail late."},
	{"EX-2011-05-10", "2011-05-10T21:40:00-07:00", "update", dashboard, "Mail is being delivered again; a backlog remains."},
	{"EX-2011-05-10", "2011-05-11T00:35:00-07:00", "resolved", dashboard, "All waiting mail has been delivered."},
	{"EX-2011-05-10", "2011-05-12T18:30:00-07:00", "report", blog, "Three separate problems this week, what caused them, and an apology: customers who were hit will be credited."},
	{"EX-2011-05-12-dns", "2011-05-12T03:10:00-07:00", "investigating", dashboard, "Mail in the browser is out of reach for customers in the Americas."},
	{"EX-2011-05-12-dns", "2011-05-12T05:05:00-07:00", "resolved", dashboard, "Name servers answer again."},
	{"EX-2011-05-12-dns", "2011-05-12T18:30:00-07:00", "report", blog, "The name servers failed for a reason of their own."},
	{"EX-2011-05-12-backlog", "2011-05-12T09:50:00-07:00", "investigating", dashboard, "Mail is late again for customers in the Americas."},
	{"EX-2011-05-12-backlog", "2011-05-12T10:20:00-07:00", "resolved", dashboard, "Queues are back to normal."},
	{"EX-2011-05-12-outbox", "2011-05-12T12:30:00-07:00", "identified", twitter, "Message queues are draining; please watch the dashboard."},
	{"EX-2011-05-19", "2011-05-19T09:05:00-07:00", "investigating", dashboard, "Queues are longer than they should be."},
	{"BPOS-2011-06-22", "2011-06-22T11:35:00-04:00", "investigating", twitter, "Services and the dashboard itself are out of reach. We will post here."},
	{"BPOS-2011-06-22", "2011-06-22T12:40:00-04:00", "identified", twitter, "A fault in network hardware; it is being replaced."},
	{"BPOS-2011-06-22", "2011-06-22T14:10:00-04:00", "resolved", twitter, "Services are back."},
	{"EX-2011-07-19", "2011-07-19T12:00:00-07:00", "update", dashboard, "Most customers can reach their mail again."},
	{"EX-2011-07-19", "2011-07-19T13:30:00-07:00", "resolved", dashboard, "All customers can reach their mail again."},
	{"BPOS-2011-08-07", "2011-08-07T20:05:00+01:00", "identified", twitter, "Power has failed at a European data centre."},
	{"BPOS-2011-08-07", "2011-08-07T22:30:00+01:00", "update", dashboard, "Power is back; services are being started."},
	{"BPOS-2011-08-07", "2011-08-08T01:55:00+01:00", "resolved", dashboard, "All services have been restored."},
	{"O365-2011-08-17", "2011-08-17T11:55:00-07:00", "investigating", dashboard, "Some customers in North America cannot reach Office 365."},
	{"O365-2011-08-17", "2011-08-17T13:15:00-07:00", "identified", dashboard, "A fault in the network of one site."},
	{"O365-2011-08-17", "2011-08-17T14:45:00-07:00", "resolved", dashboard, "Office 365 is back for everybody."},
	{"INV-network-emea", "2010-09-14T09:25:00+01:00", "investigating", dashboard, "Several services are slow or out of reach in Europe."},
	{"INV-network-emea", "2010-09-14T10:45:00+01:00", "resolved", dashboard, "All services have been restored."},
	{"INV-quarter", "2010-12-08T10:40:00-08:00", "investigating", dashboard, "Mail is out of reach for some."},
	{"INV-quarter", "2010-12-08T14:20:00-08:00", "resolved", dashboard, "Mail is back."},
}
