-- Answers: which contract has no result though it is in force? Looked at where
-- every policy of calendar windows has a period that ends: in the last months of
-- quarters, or of years, and for contracts that are in force during all of that
-- time in every zone; and for exceptions whose contract or result does not exist.
-- Grain: one row a contract and month, in order.
-- Reads: placed and the judged tables of the months $1 to $2, judged.policy_reads.
with every as (
    select policy, greatest(3, max(every_months)) as length
    from judged.policy_reads
    group by policy
    having min(every_months) > 0),
months as (
    select month::integer as month, length,
        epoch_ms(make_date(((month + 1 - length) // 12)::integer, ((month + 1 - length) % 12 + 1)::integer, 1)::timestamp) - 2 * 86400000::bigint as first_ms,
        epoch_ms(make_date(((month + 1) // 12)::integer, ((month + 1) % 12 + 1)::integer, 1)::timestamp) + 2 * 86400000::bigint as last_ms
    from judged.months, (select unnest([3, 12]) as length)
    where month between $1 and $2 and (month + 1) % length = 0),
-- The groups without a result are few, so that their contracts are looked at last.
uncovered as (
    select m.month, m.first_ms, m.last_ms, d.group_no
    from judged.groups d
    join every e on e.policy = d.policy
    join months m on m.length = e.length
    anti join judged.group_results g on g.month = m.month and g.group_no = d.group_no),
cases as (
    select k.contract_no, u.month
    from uncovered u
    join judged.contract_keys k on k.group_no = u.group_no and k.from_ms <= u.first_ms and k.to_ms >= u.last_ms
    anti join judged.exceptions e on e.month = u.month and e.contract_no = k.contract_no
    union all
    select contract_no, month
    from judged.exceptions e
    anti join placed p on p.contract_no = e.contract_no
    where month between $1 and $2
    union all
    select contract_no, month
    from placed e
    anti join judged.results r on r.result_no = e.result_no and r.period_no = e.period_no)
select format('contract {} in {:04d}-{:02d}', contract_no, month // 12, month % 12 + 1)
from cases
order by month, contract_no
