-- Answers: how many customers of each service and target are in breach in the
-- month $1?
-- Grain: one row a service and target, in order. A customer counts once in each.
-- Reads: judged.contract_results, judged.results, judged.groups. Services have
-- numbers here, for there may be millions of customers.
with services as (
    select service, row_number() over (order by service) as service_no
    from (select distinct service from judged.groups)),
grouped as (
    select group_no, service_no
    from judged.groups
    join services using (service)),
customers as (
    select d.service_no, o.target_ppm, r.customer_no, count(*) as contracts,
        bool_or(o.judged) as judged, bool_or(o.breached) as breached
    from judged.contract_results($1::integer, $1::integer) r
    join judged.results o on o.result_no = r.result_no
    join grouped d on d.group_no = r.group_no
    where o.month = $1
    group by d.service_no, o.target_ppm, r.customer_no),
counts as (
    select service_no, target_ppm, count(*) as customers, count(*) filter (where judged) as judged,
        count(*) filter (where breached) as breached, sum(contracts)::bigint as contracts
    from customers
    group by service_no, target_ppm)
select s.service, c.target_ppm, c.customers, c.judged, c.breached, c.contracts
from counts c
join services s using (service_no)
order by s.service, c.target_ppm
