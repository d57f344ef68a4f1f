-- Answers: in whose scope did the outage $1 lie?
-- Grain: one row a customer with a contract in force while it lasted, in order.
-- Reads: judged.counted_outages, judged.outage_keys, input.contracts, the
-- customers' names. Regions are spread first: no "or" in a join.
with happened as (
    select o.service, o.region, o.tenant, o.start_ms, o.end_ms
    from judged.counted_outages o
    join judged.outage_keys k on k.source = o.source and k.outage = o.outage
    where k.outage_no = $1),
places as (
    select distinct c.service, c.region
    from input.contracts c
    semi join happened h on h.service = c.service),
spread as (
    select service, region, tenant, start_ms, end_ms from happened where region <> '*'
    union all
    select h.service, p.region, h.tenant, h.start_ms, h.end_ms
    from happened h
    join places p on p.service = h.service
    where h.region = '*'),
hit as (
    select distinct c.contract_no
    from input.contracts c
    join spread h on h.service = c.service and h.region = c.region and c.from_ms < h.end_ms and c.to_ms > h.start_ms
    where h.tenant = ''
    union
    select distinct c.contract_no
    from input.contracts c
    join spread h on h.tenant = c.tenant and h.service = c.service and h.region = c.region
        and c.from_ms < h.end_ms and c.to_ms > h.start_ms)
select c.customer, coalesce(nullif(u.name, ''), nullif(min(c.customer_name), ''), c.customer),
    coalesce(nullif(u.account_manager, ''), min(c.account_manager)), coalesce(u.email, ''),
    count(*), sum(c.seats)::bigint
from hit
join input.contracts c using (contract_no)
left join judged.customer_list u on u.customer = c.customer
group by c.customer, u.name, u.account_manager, u.email
order by c.customer
