-- Answers: when do contracts begin whose policies ask for the day, and in which
-- zone is it asked?
-- Grain: one row an instant and zone.
-- Reads: input.contracts, judged.reading_policies.
with read as (
    select c.customer, c.tenant, c.service, c.region, c.contract, if(r.zone = 'customer', c.zone, r.zone) as zone
    from input.contracts c
    join judged.reading_policies r on r.policy = c.policy and r.began)
select distinct r.zone, l.first_ms
from read r
join (
    select customer, tenant, service, region, contract, min(from_ms) as first_ms
    from input.contracts
    where (customer, tenant, service, region, contract) in (
        select (customer, tenant, service, region, contract) from read)
    group by all) l
    using (customer, tenant, service, region, contract)
order by r.zone, l.first_ms
