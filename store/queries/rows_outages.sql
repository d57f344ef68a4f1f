-- Answers: which rows of outages hit a service ($1) in a region ($2) in a span
-- ($4 to $5): those for everybody, and those for tenant $3 alone?
-- Grain: one row a row, by start; with the outage's number in a run.
-- Reads: judged.counted_outages, judged.outage_keys, input.files.
select k.run_no, o.source, o.outage, o.service, o.component, o.region, o.tenant, o.start_ms, o.end_ms, o.level, o.share_ppm,
    o.cause, o.title, o.posted, o.duplicate_of, o.detected_ms, o.announced_ms, o.mitigated_ms, o.declared_over_ms,
    o.reported_ms, o.closed_ms, o.users, coalesce(f.name, ''), o.line
from judged.counted_outages o
join judged.outage_keys k on k.source = o.source and k.outage = o.outage
left join input.files f on f.file_no = o.file_no
where o.service = $1 and (o.region = '*' or o.region = $2) and (o.tenant = '' or o.tenant = $3)
    and o.start_ms < $5 and judged.over_ms(o.end_ms, o.mitigated_ms, o.declared_over_ms, o.closed_ms) > $4
order by o.start_ms, o.source, o.outage, o.tenant, o.component, o.region, o.end_ms, o.file_no, o.line
