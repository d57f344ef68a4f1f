-- Answers: which outages began from $1 to before $2, until when did they last, and
-- when was the first public word about each?
-- Grain: one row an outage, in any order.
-- Reads: judged.counted_outages, input.notice_outages.
with outages as (
    select source, outage, min(start_ms) as start_ms, max(end_ms) as end_ms, min(announced_ms) as announced_ms
    from judged.counted_outages
    group by source, outage),
said as (
    select outage_source, outage_id, min(moment_ms) as moment_ms
    from input.notice_outages
    group by outage_source, outage_id)
select o.start_ms, o.end_ms, coalesce(least(o.announced_ms, s.moment_ms), o.announced_ms, s.moment_ms)
from outages o
left join said s on s.outage_source = o.source and s.outage_id = o.outage
where o.start_ms >= $1 and o.start_ms < $2
