-- Answers: how many customers and contracts were judged, and how many of them
-- are in breach?
-- Grain: one row a judged month of $1 to $2, in order. A customer counts once.
-- Reads: judged.contract_results, judged.results.
with outcomes as (
    select r.month, r.customer_no, count(*) as contracts,
        count(*) filter (where o.judged) as judged, count(*) filter (where o.breached) as breached
    from judged.contract_results($1::integer, $2::integer) r
    join judged.results o on o.result_no = r.result_no
    where o.month between $1 and $2
    group by r.month, r.customer_no)
select m.month, count(o.customer_no), count(*) filter (where o.judged > 0), count(*) filter (where o.breached > 0),
    coalesce(sum(o.contracts), 0)::bigint, coalesce(sum(o.judged), 0)::bigint, coalesce(sum(o.breached), 0)::bigint
from judged.months m
left join outcomes o on o.month = m.month
where m.month between $1 and $2
group by m.month
order by m.month
