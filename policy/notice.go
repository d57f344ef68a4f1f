package policy

import "nines/sla"

// NoticeOf is what a notice must follow.
type NoticeOf string

// What a notice must follow: the first charged outage's beginning, or the last
// one's end.
const (
	NoticeOfStart NoticeOf = "outage_start"
	NoticeOfEnd   NoticeOf = "outage_end"
)

// NoticeOutOfRange is a notice that nobody could give, or everybody.
const NoticeOutOfRange Contradiction = "a notice follows within more than nothing and at most a year"

func noticeContradictions() []Contradiction { return []Contradiction{NoticeOutOfRange} }

func noticeKeys() []key {
	return []key{
		optional("claim.notice", "a claim needs no notice before it."),
		required("claim.notice.within").is(aLength), required("claim.notice.after").takes(allowed(noticeEvents())),
		optional("claim.ticket", "a claim needs no ticket from the time of the outage.").takes(allowed(tickets())),
	}
}

func noticeEvents() []word[NoticeOf] {
	return []word[NoticeOf]{
		{"outage_start", NoticeOfStart, "the beginning of the first outage of the {period}"},
		{"outage_end", NoticeOfEnd, "the end of the last outage of the {period}"}}
}

func tickets() []word[bool] { return []word[bool]{{written: "during_outage", value: true}} }

func readNotice(v value, c *Claim) {
	c.Ticket = parse(v.get("ticket"), oneOf(tickets()...))
	notice := v.get("notice")
	if !notice.present() {
		return
	}
	c.NoticeMS = parse(notice.get("within"), duration)
	c.NoticeOf = parse(notice.get("after"), oneOf(noticeEvents()...))
	if c.NoticeMS == 0 {
		notice.contradicts(NoticeOutOfRange, "it is nothing")
	}
}

func checkNotice(c Claim, report complaint) {
	switch {
	case c.NoticeMS < 0 || c.NoticeMS > 366*sla.Day:
		report("claim.notice.within", NoticeOutOfRange, "it is %s", spell(c.NoticeMS))
	case c.NoticeMS > 0 && meaning(noticeEvents(), c.NoticeOf) == "":
		report("claim.notice", NotAWord, "%q has no meaning here", c.NoticeOf)
	}
}

func (c Claim) noticeSentence() string {
	text := ""
	if c.NoticeMS > 0 {
		text += " The provider must have been told within " + spell(c.NoticeMS) + " of " + meaning(noticeEvents(), c.NoticeOf) + "."
	}
	if c.Ticket {
		text += " A ticket must have been opened while an outage lasted."
	}
	return text
}
