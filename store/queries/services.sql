-- Answers: how many customers of each service and target are in breach?
-- Grain: one row a month of $1 to $2, service and target, in order. A customer
-- counts once in each.
-- Reads: judged.contract_results, judged.results, judged.groups, input.services.
with outcomes as (
    select r.month, d.service, o.target_ppm, r.customer_no, count(*) as contracts,
        bool_or(o.judged) as judged, bool_or(o.breached) as breached
    from judged.contract_results($1::integer, $2::integer) r
    join judged.results o on o.result_no = r.result_no
    join judged.groups d on d.group_no = r.group_no
    where o.month between $1 and $2
    group by r.month, d.service, o.target_ppm, r.customer_no)
select o.month, o.service, coalesce(s.name, o.service), o.target_ppm,
    count(*), count(*) filter (where judged), count(*) filter (where breached), sum(contracts)::bigint
from outcomes o
left join judged.service_list s on s.service = o.service
group by o.month, o.service, s.name, o.target_ppm
order by o.month, o.service, o.target_ppm
