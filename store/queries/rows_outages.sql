-- Answers: which rows of outages hit the contract row $1 in a span ($2 to $3)?
-- Grain: one row a row, by start; with the outage's number in a run.
-- Reads: judged.counted_outages, judged.outage_keys, input.contracts, files.
select k.run_no, o.source, o.outage, o.service, o.component, o.region, o.tenant, o.start_ms, o.end_ms, o.level, o.share_ppm,
    o.cause, o.title, o.posted, o.duplicate_of, o.detected_ms, o.announced_ms, o.mitigated_ms, o.declared_over_ms,
    o.reported_ms, o.closed_ms, o.users, coalesce(f.name, ''), o.line
from input.contracts c
join judged.counted_outages o on o.service = c.service
join judged.outage_keys k on k.source = o.source and k.outage = o.outage
left join input.files f on f.file_no = o.file_no
where c.contract_no = $1 and (o.region = '*' or o.region = c.region) and (o.tenant = '' or o.tenant = c.tenant)
    and o.start_ms < $3 and o.end_ms > $2
order by o.start_ms, o.source, o.outage, o.tenant, o.component, o.region, o.end_ms, o.file_no, o.line
