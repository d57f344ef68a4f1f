-- Answers: which contract has two results in a month, or which result or credit
-- is there twice? A contract can have two only as an exception that is there
-- twice, in a group that is, or as an exception in one period and as one of its
-- group in another.
-- Grain: one row a contract, group or result and month, in order.
-- Reads: the judged tables of the months $1 to $2.
with cases as (
    select 'contract' as what, contract_no as no, month
    from judged.exceptions
    where month between $1 and $2
    group by contract_no, month having count(*) > 1
    union all
    select 'group', group_no, month
    from judged.group_results
    where month between $1 and $2
    group by group_no, month having count(*) > 1
    union all
    select 'contract', e.contract_no, e.month
    from judged.exceptions e
    join judged.contract_keys k on k.contract_no = e.contract_no
    join judged.group_results g on g.group_no = k.group_no and g.month = e.month
    where e.month between $1 and $2 and g.period_no <> e.period_no
        and k.from_ms <= g.start_ms and k.to_ms >= g.end_ms
    union all
    select 'credit of result', result_no, month
    from judged.credits
    where month between $1 and $2
    group by result_no, fee_no, month having count(*) > 1
    union all
    select 'result', result_no, min(month)
    from judged.results
    where month between $1 and $2
    group by result_no having count(*) > 1)
select format('{} {} in {:04d}-{:02d}', what, no, month // 12, month % 12 + 1)
from cases
order by month, what, no
