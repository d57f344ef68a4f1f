-- Answers: which rows of outages hit some places in a span ($2 to $3): numbers ($4)
-- of a service ($5) in a region ($6)? Those for everybody, and those for tenant $1
-- alone.
-- Grain: one row a row and place, by start; with the outage's number in a run.
-- Reads: judged.counted_outages, judged.outage_keys, input.files.
with places as (
    select unnest($4::bigint[]) as place, unnest($5::varchar[]) as service, unnest($6::varchar[]) as region)
select p.place, k.run_no, o.source, o.outage, o.service, o.component, o.region, o.tenant, o.start_ms, o.end_ms, o.level, o.share_ppm,
    o.cause, o.title, o.posted, o.duplicate_of, o.detected_ms, o.announced_ms, o.mitigated_ms, o.declared_over_ms,
    o.reported_ms, o.closed_ms, o.users, coalesce(f.name, ''), o.line
from judged.counted_outages o
join places p on p.service = o.service and (o.region = '*' or o.region = p.region)
join judged.outage_keys k on k.source = o.source and k.outage = o.outage
left join input.files f on f.file_no = o.file_no
where (o.tenant = '' or o.tenant = $1)
    and o.start_ms < $3 and judged.over_ms(o.end_ms, o.mitigated_ms, o.declared_over_ms, o.closed_ms) > $2
order by o.start_ms, o.source, o.outage, o.tenant, o.component, o.region, o.end_ms, o.file_no, o.line
