-- Answers: which outages, maintenance or gaps of a file concern nobody, because
-- no contract for their service, region and tenant was in force?
-- Grain: one row a row. For rows of every tenant the contracts of a service
-- and region are taken together.
-- Reads: input.outages, input.contracts, contract_rows, contract_offers.
with mine as (
    select rowid as row_no, line, service, region, tenant, start_ms, end_ms
    from {table}
    where file_no = {file_no}
), spans as (
    select o.service, o.region, min(c.from_ms) as from_ms, max(c.to_ms) as to_ms
    from (select offer_no, min(from_ms) as from_ms, max(to_ms) as to_ms from input.contract_rows group by offer_no) c
    join input.contract_offers o on o.offer_no = c.offer_no
    group by o.service, o.region
), hit as (
    select m.row_no
    from mine m
    join spans s on s.service = m.service and s.from_ms <= m.end_ms and m.start_ms < s.to_ms
    where m.tenant = '' and (m.region = '*' or m.region = s.region)
    union all
    select m.row_no
    from mine m
    join input.contracts c
        on c.tenant = m.tenant and c.service = m.service and c.from_ms <= m.end_ms and m.start_ms < c.to_ms
    where m.tenant <> '' and (m.region = '*' or m.region = c.region)
)
select
    line,
    case when nowhere then 'region' else 'service' end,
    case
        when nowhere then '"' || region || '" is a region that no contract has: it is outside every contract'
        else 'is outside every contract: nobody had the service there at that time'
    end
from (select *, region <> '*' and region not in (select region from spans) as nowhere from mine)
where row_no not in (select row_no from hit) and exists (select 1 from input.contract_rows)
order by line
