-- Answers: which contract has no result though it is in force? Looked at where
-- every policy has a period that ends: in the last months of quarters, and for
-- contracts that are in force during all of the quarter in every zone; and for
-- exceptions whose contract or result does not exist.
-- Grain: one row a contract and month, in order.
-- Reads: the judged tables of the months $1 to $2.
with months as (
    select month::integer as month,
        epoch_ms(make_date(((month - 2) // 12)::integer, ((month - 2) % 12 + 1)::integer, 1)::timestamp) - 2 * 86400000::bigint as first_ms,
        epoch_ms(make_date(((month + 1) // 12)::integer, ((month + 1) % 12 + 1)::integer, 1)::timestamp) + 2 * 86400000::bigint as last_ms
    from judged.months
    where month between $1 and $2 and month % 3 = 2),
held as (
    select m.month, k.contract_no, k.group_no
    from judged.contract_keys k, months m
    where k.from_ms <= m.first_ms and k.to_ms >= m.last_ms),
cases as (
    select h.contract_no, h.month
    from held h
    anti join judged.group_results g on g.month = h.month and g.group_no = h.group_no
    anti join judged.exceptions e on e.month = h.month and e.contract_no = h.contract_no
    union all
    select e.contract_no, e.month
    from judged.exceptions e
    left join judged.contract_keys k on k.contract_no = e.contract_no
    left join judged.results r on r.result_no = e.result_no and r.period_no = e.period_no
    where e.month between $1 and $2 and (k.contract_no is null or r.result_no is null))
select format('contract {} in {:04d}-{:02d}', contract_no, month // 12, month % 12 + 1)
from cases
order by month, contract_no
