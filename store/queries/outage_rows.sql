-- Answers: which outages touch a period that ends in the month $1, or are charged in
-- it: a clock may run when the impact is long over?
-- Grain: one row a row of such an outage, by outage, then by start; all rows of
-- an outage, those outside the month too.
-- Reads: judged.counted_outages, judged.months, judged.outage_costs, outage_keys, input.files.
with touching as (
    select distinct o.source, o.outage
    from judged.counted_outages o, judged.months m
    where m.month = $1 and o.start_ms < m.end_ms and greatest(o.end_ms, o.start_ms + 1) > m.start_ms
    union
    select k.source, k.outage
    from judged.outage_costs c
    join judged.outage_keys k on k.outage_no = c.outage_no
    where c.month = $1)
select k.outage_no, o.source, o.outage, o.service, o.component, o.region, o.tenant, o.start_ms, o.end_ms, o.level, o.share_ppm,
    o.cause, o.title, o.posted, o.duplicate_of, o.detected_ms, o.announced_ms, o.mitigated_ms, o.declared_over_ms,
    o.reported_ms, o.closed_ms, o.users, coalesce(f.name, ''), o.line
from judged.counted_outages o
join touching t on t.source = o.source and t.outage = o.outage
join judged.outage_keys k on k.source = o.source and k.outage = o.outage
left join input.files f on f.file_no = o.file_no
order by k.outage_no, o.start_ms, o.service, o.component, o.region, o.tenant, o.end_ms, o.file_no, o.line
