package main

import "strings"

// edit is a change of a file: the text from becomes to.
type edit struct{ file, from, to string }

const (
	mailInApril  = "mail,,EMEA,,2011-04-05T08:00:00Z,2011-04-05T09:00:00Z"
	chatForCedar = "o-05,chat,,EMEA,cedar-1,2011-04-15T08:00:00Z,2011-04-15T10:00:00Z,full,,,2011-04-15T08:20:00Z,2011-04-15T11:00:00Z\n"
	acmesChat    = "acme,Acme,acme-1,chat,EMEA,gold,1200.00,EUR,120,2010-01-01,,UTC\n"
)

// corrections are changes of the inputs.
var corrections = map[string]struct {
	edits []edit
	// again are the months and services that are judged again.
	again string
	// back: with a policy that looks back on earlier months.
	back bool
}{
	"an end of an outage":                 {[]edit{{"outages.csv", "2011-02-10T10:00:00Z", "2011-02-10T10:01:00Z"}}, "2011-02 mail; 2011-03 mail; 2011-04 mail; 2011-05 mail", false},
	"an outage that did not happen":       {[]edit{{"outages.csv", chatForCedar, ""}, {"waits.csv", "o-05", "o-04"}}, "2011-04 chat mail; 2011-05 chat mail", false},
	"one more outage":                     {[]edit{{"outages.csv", "o-10,", "o-00,files,,EMEA,,2011-05-06T08:00:00Z,2011-05-06T10:00:00Z,full,,,,\no-10,"}}, "2011-05 files", false},
	"an outage of another service":        {[]edit{{"outages.csv", "o-03,chat", "o-03,files"}}, "2011-03 chat files; 2011-04 chat files; 2011-05 chat files", false},
	"an outage of another month":          {[]edit{{"outages.csv", "2011-03-12T01:00:00Z,2011-03-12T06", "2011-05-12T01:00:00Z,2011-05-12T06"}}, "2011-03 mail; 2011-04 mail; 2011-05 mail", false},
	"an outage in every region":           {[]edit{{"outages.csv", "o-10,mail,,EMEA", "o-10,mail,,"}}, "2011-05 mail", false},
	"an outage of a single tenant":        {[]edit{{"outages.csv", "2011-05-10T11:00:00Z", "2011-05-10T09:00:00Z"}}, "2011-05 mail", false},
	"one service of an outage":            {[]edit{{"outages.csv", "o-04," + mailInApril, "o-04," + strings.Replace(mailInApril, "09:00", "09:20", 1)}}, "2011-04 mail; 2011-05 mail", false},
	"an outage across the end":            {[]edit{{"outages.csv", "2011-05-01T04:00:00Z", "2011-05-01T05:00:00Z"}}, "2011-04 mail; 2011-05 mail", false},
	"an outage of two months":             {[]edit{{"outages.csv", "2011-03-05T08:00:00Z,partial", "2011-03-05T07:00:00Z,partial"}}, "2011-02 chat; 2011-03 chat; 2011-04 chat; 2011-05 chat", false},
	"what meets an outage later":          {[]edit{{"outages.csv", "o-10,", "o-00,chat,,EMEA,,2011-03-04T08:00:00Z,2011-03-06T08:00:00Z,full,,,,\no-10,"}}, "2011-02 chat; 2011-03 chat; 2011-04 chat; 2011-05 chat", false},
	"a link to another outage":            {[]edit{{"outages-partner.csv", "outages.csv:o-10", "none"}}, "2011-05 mail", false},
	"the outage that is recorded again":   {[]edit{{"outages.csv", "o-10,mail,,EMEA,,2011-05-18T08:00:00Z,2011-05-18T10:00:00Z,full,,,,\n", ""}}, "2011-05 mail", false},
	"maintenance":                         {[]edit{{"maintenance.csv", "2011-04-05T08:30:00Z", "2011-04-05T08:45:00Z"}}, "2011-04 mail; 2011-05 mail", false},
	"a gap":                               {[]edit{{"gaps.csv", "2011-02-14T06:00:00Z", "2011-02-14T07:00:00Z"}}, "2011-02 chat; 2011-03 chat; 2011-04 chat; 2011-05 chat", false},
	"a wait":                              {[]edit{{"waits.csv", "2011-04-15T09:00:00Z", "2011-04-15T09:30:00Z"}}, "2011-04 chat; 2011-05 chat", false},
	"a wait of two services":              {[]edit{{"waits.csv", "w-1,o-05,2011-04-15T08:40:00Z,2011-04-15T09:00:00Z", "w-1,o-04,2011-04-05T08:30:00Z,2011-04-05T09:00:00Z"}}, "2011-04 chat mail; 2011-05 chat mail", false},
	"a measurement":                       {[]edit{{"measurements.csv", "40%", "90%"}}, "2011-03 files; 2011-04 files; 2011-05 files", false},
	"a fee":                               {[]edit{{"tenants.csv", "150000,JPY", "160000,JPY"}}, "2011-02 mail; 2011-03 mail; 2011-04 mail; 2011-05 mail", false},
	"the service of a contract":           {[]edit{{"tenants.csv", "birch-1,chat,APAC", "birch-1,files,APAC"}}, "2011-02 chat files; 2011-03 chat files; 2011-04 chat files; 2011-05 chat files", false},
	"a contract that ends":                {[]edit{{"tenants.csv", acmesChat, strings.Replace(acmesChat, "01,,", "01,2011-04-20,", 1)}}, "2011-02 chat; 2011-03 chat; 2011-04 chat; 2011-05 chat", false},
	"a contract that had an outage alone": {[]edit{{"tenants.csv", "birch,Birch,birch-1,mail,EMEA,gold,150000,JPY,40,2010-01-01,,UTC\n", ""}}, "2011-02 mail; 2011-03 mail; 2011-04 mail; 2011-05 mail", false},
	"a contract more":                     {[]edit{{"tenants.csv", acmesChat, acmesChat + "fir,Fir,fir-1,chat,APAC,silver,10.00,EUR,1,2011-05-01,,UTC\n"}}, "2011-04 chat; 2011-05 chat", false},
	"the last of a service":               {[]edit{{"tenants.csv", "acme,Acme,acme-1,files,EMEA,measured,800.00,EUR,120,2010-01-01,,UTC\n", ""}, {"tenants.csv", "cedar,Cedar,cedar-1,files,EMEA,gold,300.00,USD,15,2010-01-01,,UTC\n", ""}}, "2011-02 files; 2011-03 files; 2011-04 files; 2011-05 files", false},
	"the terms":                           {[]edit{{"ticket.yaml", "threshold: 99%, credit: 25%", "threshold: 99%, credit: 30%"}}, "2011-02 chat files mail; 2011-03 chat files mail; 2011-04 chat files mail; 2011-05 chat files mail", false},
	"a claim and a credit note":           {[]edit{{"claims.csv", "2011-03-05T12:00:00Z", "2011-05-05T12:00:00Z"}, {"credit_notes.csv", "400.00", "420.00"}}, "", false},
	"much at once": {[]edit{{"outages.csv", "2011-02-10T10:00:00Z", "2011-02-10T10:01:00Z"}, {"outages.csv", "o-08,files", "o-08,chat"},
		{"tenants.csv", "700.00,USD", "710.00,USD"}, {"gaps.csv", "g-1,chat", "g-1,files"}}, "2011-02 chat files mail; 2011-03 chat files mail; 2011-04 chat files mail; 2011-05 chat files mail", false},
	"an end of an outage, looked back on":         {[]edit{{"outages.csv", "2011-02-10T10:00:00Z", "2011-02-10T10:01:00Z"}}, "2011-02 mail; 2011-03 mail; 2011-04 mail; 2011-05 mail", true},
	"the policy of a contract, looked back on":    {[]edit{{"tenants.csv", "birch-1,mail,EMEA,gold", "birch-1,mail,EMEA,ticket"}}, "2011-02 mail; 2011-03 mail; 2011-04 mail; 2011-05 mail", true},
	"the first day of a contract, looked back on": {[]edit{{"tenants.csv", "2011-03-10", "2011-03-12"}}, "2011-03 mail; 2011-04 mail; 2011-05 mail", true},
}
