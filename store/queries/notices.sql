-- Answers: what was said about the outages that touch a period that ends in the
-- month $1, and when?
-- Grain: one row a notice, by outage, then by moment.
-- Reads: input.notice_outages, judged.counted_outages, months, outage_keys,
-- input.files.
select k.outage_no, n.source, n.outage, n.moment_ms, n.stage, n.channel, n.text, coalesce(f.name, ''), n.line
from input.notice_outages n
join judged.outage_keys k on k.source = n.outage_source and k.outage = n.outage_id
join (
    select distinct o.source, o.outage
    from judged.counted_outages o, judged.months m
    where m.month = $1 and o.start_ms < m.end_ms and greatest(o.end_ms, o.start_ms + 1) > m.start_ms) t
    on t.source = k.source and t.outage = k.outage
left join input.files f on f.file_no = n.file_no
order by k.outage_no, n.moment_ms, n.stage, n.channel, n.text, n.source, n.line
