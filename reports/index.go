package reports

// monthDoors is what the first page says of a month.
type monthDoors struct {
	m                 *month
	overview, payouts Words
}

// indexPage is the way in for each reader, the last month first.
func indexPage(s *set, months []monthDoors) Page {
	latest := months[len(months)-1]
	title := "Service levels, " + latest.m.Month.Name()
	if n := len(months); n > 1 {
		title = "Service levels, " + months[0].m.Month.Name() + " to " + latest.m.Month.Name()
	}
	p := Page{
		Path: "index.html", Kind: IndexPage, Title: title, Kicker: cmpOr(s.opts.Provider, "nines") + " · " + latest.m.kicker(),
		Lead: plainLinks(latest.overview), Sections: []Section{{ID: "doors", Blocks: []Block{doorsOf(latest)}}}, Foot: s.foot(latest.m),
	}
	if len(months) > 1 {
		var links Links
		for n := len(months) - 1; n >= 0; n-- {
			m := months[n].m
			links = append(links, Link{Text: m.Month.Name(), Href: m.path("overview.html"), Beside: months[n].overview.String()})
		}
		p.Sections = append(p.Sections, Section{ID: "months", Title: "Month by month", Blocks: []Block{links}})
	}
	return p
}

// plainLinks is a sentence on another page than the one that it was made for:
// its links would lead astray.
func plainLinks(w Words) Words {
	out := append(Words{}, w...)
	for n := range out {
		if out[n].Href != "" {
			out[n].Href, out[n].Strong = "", true
		}
	}
	return out
}

func doorsOf(d monthDoors) Doors {
	m := d.m
	return Doors{
		{For: "Executive", Question: "How reliable were we, and what did it cost?", Answer: d.costs(), Href: m.path("overview.html"), Name: "Overview"},
		{For: "Account manager", Question: "What do I tell this customer, and what do we owe them?", Answer: m.customersSay().String(), Href: m.path("customers.html"), Name: "Customers and statements"},
		{For: "Finance", Question: "Is what we paid what we owed?", Answer: d.payouts.String(), Href: m.path("payouts.html"), Name: "Payouts"},
		{For: "Engineer", Question: "What happened, who was hit, and what was said?", Answer: m.outagesSay().String(), Href: m.path("outages.html"), Name: "Outages"},
	}
}

// costs is the executive's answer in short.
func (d monthDoors) costs() string {
	f := d.m.availabilityFigure()
	text := "Availability " + f.Value + ", " + f.Under
	totals := d.m.totalsOf(d.m.Month)
	credits := creditTexts(totals)
	if len(credits) == 0 {
		return text + ". No credits."
	}
	text += ". Credits of " + list(credits)
	if d.m.Provisional {
		return text + ", if nothing more happens."
	}
	switch alive := amounts(totals, false); {
	case len(alive) == 0:
	case allOwed(totals):
		return text + "; all of it is still owed."
	default:
		return text + "; of these " + list(alive) + verbOf(alive) + " still owed."
	}
	return text + "; nothing of these is owed any more."
}
