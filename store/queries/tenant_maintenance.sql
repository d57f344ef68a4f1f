-- Answers: which maintenance hits single tenants in a span ($1 to $2)?
-- Grain: one row a window and contract of its tenant, by start; with its number
-- in a run. A window for every region is joined without one, as in
-- tenant_outages.sql.
-- Reads: judged.numbered_maintenance, input.contracts, input.files.
with own as (
    select * from judged.numbered_maintenance
    where tenant <> '' and start_ms < $2 and end_ms > $1),
hit as (
    select c.contract_no, w.* from own w
    join input.contracts c on c.tenant = w.tenant and c.service = w.service and c.region = w.region and w.region <> '*'
    union all
    select c.contract_no, w.* from own w
    join input.contracts c on c.tenant = w.tenant and c.service = w.service
    where w.region = '*')
select w.contract_no, w.ref, w.source, w.maintenance, w.service, w.component, w.region, w.tenant, w.start_ms, w.end_ms,
    w.announced_ms, w.title, coalesce(f.name, ''), w.line
from hit w
left join input.files f on f.file_no = w.file_no
order by w.start_ms, w.ref
