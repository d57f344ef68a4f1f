-- Answers: where do the credits of contracts, rollups and outages add up to
-- different sums?
-- Grain: one row a month and currency, in order.
-- Reads: placed and the judged tables of the months $1 to $2. The credits of
-- contracts are those of judged.contract_credits: each contract in force has its
-- group's, but for exceptions, which are taken off and have their own.
with group_credits as (
    select g.month, g.period_no, g.group_no, g.start_ms, g.end_ms, j.fee_no, j.credit_minor
    from judged.credits j
    join judged.group_results g on g.result_no = j.result_no
    where j.month between $1 and $2 and g.month between $1 and $2),
sums as (
    select g.month, k.currency, g.credit_minor as contracts, 0 as rollups, 0 as outages
    from group_credits g
    join judged.contract_keys k
        on k.group_no = g.group_no and k.fee_no = g.fee_no and k.from_ms <= g.start_ms and k.to_ms >= g.end_ms
    union all
    select e.month, e.currency, -g.credit_minor, 0, 0
    from placed e
    join group_credits g
        on g.group_no = e.group_no and g.fee_no = e.fee_no and g.period_no = e.period_no and e.from_ms <= g.start_ms and e.to_ms >= g.end_ms
    union all
    select e.month, e.currency, j.credit_minor, 0, 0
    from placed e
    join judged.credits j on j.result_no = e.result_no and j.fee_no = e.fee_no
    where j.month between $1 and $2
    union all
    select month, currency, 0, credit_minor, 0
    from judged.rollups where month between $1 and $2
    union all
    select month, currency, 0, 0, credit_minor
    from judged.outage_costs where month between $1 and $2),
totals as (
    select month, currency, sum(contracts) as contracts, sum(rollups) as rollups, sum(outages) as outages
    from sums
    group by month, currency)
select format('{:04d}-{:02d} in {}: contracts {}, rollups {}, outages {}',
    month // 12, month % 12 + 1, currency, contracts::bigint, rollups::bigint, outages::bigint)
from totals
where contracts <> rollups or contracts <> outages
order by month, currency
