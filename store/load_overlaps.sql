-- Answers: which contracts of a file are in force together with another
-- contract of the same line (tenant, service, region, contract), whatever its
-- source?
-- Grain: one row a contract of the file and the other one; of two in the file
-- the later line.
-- Reads: input.contracts, input.files.
with seen_twice as (
    select hash(tenant, service, region, contract) as h
    from {table}
    group by h
    having count(*) > 1
), versions as (
    select tenant, service, region, contract, from_ms, to_ms, contract_no, file_no, line
    from {table}
    where from_ms < to_ms and hash(tenant, service, region, contract) in (select h from seen_twice)
)
select
    b.line,
    'from' as field,
    'overlaps the contract of ' || coalesce(any_value(f.name), {file}) || ':' || any_value(a.line)
        || ' for the same tenant, service and region'
from versions b
join versions a
    on a.tenant = b.tenant and a.service = b.service and a.region = b.region and a.contract = b.contract
    and a.from_ms < b.to_ms and b.from_ms < a.to_ms and a.contract_no <> b.contract_no
left join input.files f on f.file_no = a.file_no
where b.file_no = {file_no} and (a.file_no <> b.file_no or a.line < b.line)
group by b.line
order by b.line
