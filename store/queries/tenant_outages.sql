-- Answers: which rows of outages hit single tenants in a span ($1 to $2)?
-- Grain: one row a row and contract of its tenant, by start; with the outage's
-- number in a run. A row for every region is joined without one: "or" in the
-- join would compare every row with every contract.
-- Reads: judged.counted_outages, judged.outage_keys, input.contracts, files.
with own as (
    select * from judged.counted_outages
    where tenant <> '' and start_ms < $2 and judged.over_ms(end_ms, mitigated_ms, declared_over_ms, closed_ms) > $1),
hit as (
    select c.contract_no, o.* from own o
    join input.contracts c on c.tenant = o.tenant and c.service = o.service and c.region = o.region and o.region <> '*'
    union all
    select c.contract_no, o.* from own o
    join input.contracts c on c.tenant = o.tenant and c.service = o.service
    where o.region = '*')
select o.contract_no, k.run_no, o.source, o.outage, o.service, o.component, o.region, o.tenant, o.start_ms, o.end_ms, o.level,
    o.share_ppm, o.cause, o.title, o.posted, o.duplicate_of, o.detected_ms, o.announced_ms, o.mitigated_ms, o.declared_over_ms,
    o.reported_ms, o.closed_ms, o.users, coalesce(f.name, ''), o.line
from hit o
join judged.outage_keys k on k.source = o.source and k.outage = o.outage
left join input.files f on f.file_no = o.file_no
order by o.start_ms, o.source, o.outage, o.tenant, o.component, o.region, o.end_ms, o.file_no, o.line
