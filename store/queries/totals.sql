-- Answers: how many contracts have a result, and how many of them, and of customers,
-- are in breach?
-- Grain: one row a judged month of $1 to $2, in order. A customer counts once.
-- Reads: judged.rollups, judged.contract_breaches.
with contracts as (
    select month, sum(contracts)::bigint as contracts, sum(breached)::bigint as breached
    from judged.rollups
    where month between $1 and $2
    group by month),
customers as (
    select month, count(distinct customer_no) as breached
    from judged.contract_breaches($1::integer, $2::integer)
    group by month)
select month, coalesce(u.breached, 0), coalesce(c.contracts, 0), coalesce(c.breached, 0)
from judged.months m
left join contracts c using (month)
left join customers u using (month)
where month between $1 and $2
order by month
