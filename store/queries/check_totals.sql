-- Answers: where do the credits of contracts, rollups and outages add up to
-- different sums?
-- Grain: one row a month and currency, in order.
-- Reads: the judged tables of the months $1 to $2.
with sums as (
    select month, currency, credit_minor as contracts, 0 as rollups, 0 as outages
    from judged.contract_credits($1::integer, $2::integer)
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
