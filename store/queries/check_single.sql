-- Answers: which contract has two results for one time, or which result or credit
-- is there twice? A contract can have several periods in a month; it has two
-- results for one only as an exception that is there twice, in a group that is,
-- or as an exception in one period and as one of its group in another that
-- overlaps it.
-- Grain: one row a contract, group or result and month, in order.
-- Reads: placed and the judged tables of the months $1 to $2.
with alone as (
    select group_no, month, any_value(period_no) as period_no
    from judged.group_results
    where month between $1 and $2
    group by group_no, month having count(*) = 1),
-- Those whose group has no other period in the month are nearly all.
elsewhere as materialized (
    select e.contract_no, e.month, e.group_no, e.period_no, e.from_ms, e.to_ms, p.start_ms, p.end_ms
    from placed e
    join judged.periods p on p.period_no = e.period_no
    anti join alone a on a.group_no = e.group_no and a.month = e.month and a.period_no = e.period_no),
cases as (
    select 'contract' as what, contract_no as no, month
    from judged.exceptions
    where month between $1 and $2
    group by contract_no, period_no, month having count(*) > 1
    union all
    select 'group', group_no, month
    from judged.group_results
    where month between $1 and $2
    group by group_no, period_no, month having count(*) > 1
    union all
    select 'contract', e.contract_no, e.month
    from elsewhere e
    join judged.group_results g on g.group_no = e.group_no and g.month = e.month
    where g.period_no <> e.period_no and e.from_ms <= g.start_ms and e.to_ms >= g.end_ms
        and g.start_ms < e.end_ms and e.start_ms < g.end_ms
    union all
    select 'credit of result', result_no, month
    from judged.credits
    where month between $1 and $2
    group by result_no, fee_no, month having count(*) > 1
    union all
    select 'right of result', result_no, month
    from judged.rights
    where month between $1 and $2
    group by result_no, right_no, month having count(*) > 1
    union all
    select 'result', result_no, min(month)
    from judged.results
    where month between $1 and $2
    group by result_no having count(*) > 1)
select format('{} {} in {:04d}-{:02d}', what, no, month // 12, month % 12 + 1)
from cases
order by month, what, no
