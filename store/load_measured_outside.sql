-- Answers: which scopes of the measurements of a file concern nobody, because no
-- contract is for that service, region and tenant?
-- Grain: one row a scope, at its first line: files have a row for every few
-- minutes.
-- Reads: input.measurements, input.contracts.
with scopes as (
    select service, region, tenant, min(line) as line
    from {table}
    where file_no = {file_no}
    group by service, region, tenant
), places as (
    select distinct service, region, tenant
    from input.contracts
    where service in (select service from scopes)
)
select s.line, case when s.tenant <> '' then 'tenant' else 'region' end, 'is measured, and no contract is for this service, region and tenant'
from scopes s
where exists (select 1 from input.contract_rows) and not exists (
    select 1
    from places p
    where p.service = s.service and s.region in ('*', p.region) and s.tenant in ('', p.tenant))
order by s.line
