-- Answers: which contracts are those of a customer ($1), tenant ($2) and service
-- ($3)? Each is an id, whatever its case, or a pattern with * and ?; '' is any.
-- Grain: one row a contract row, by customer, service, tenant, region, contract
-- and beginning.
-- Reads: input.contracts, input.files.
select c.contract_no, c.source, c.contract, c.customer, c.customer_name, c.tenant, c.tenant_name, c.service, c.region,
    c.policy, c.zone, c.fee_minor, c.currency, c.fee_months, c.fee_unit, c.seats, c.from_ms, c.to_ms, c.account_manager,
    coalesce(f.name, ''), c.line
from input.contracts c
left join input.files f on f.file_no = c.file_no
where ($1 = '' or lower(c.customer) = lower($1) or lower(c.customer) glob lower($1) or lower(c.customer_name) = lower($1))
    and ($2 = '' or lower(c.tenant) = lower($2) or lower(c.tenant) glob lower($2))
    and ($3 = '' or lower(c.service) = lower($3) or lower(c.service) glob lower($3))
order by c.customer, c.service, c.tenant, c.region, c.contract, c.from_ms, c.contract_no
