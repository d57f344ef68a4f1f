-- Answers: where do the credits of contracts, rollups, outages and payouts, or
-- what payouts say was issued and the credit notes, add up to different sums?
-- Grain: one row a month and currency, in order.
-- Reads: the judged tables of the months $1 to $2, input.credit_notes.
with contract_sums as (
    select month, currency, sum(credit_minor)::bigint as minor
    from judged.contract_credits($1::integer, $2::integer)
    group by month, currency),
sums as (
    select month, currency, minor as contracts, 0 as rollups, 0 as outages, 0 as payouts, 0 as issued, 0 as notes
    from contract_sums
    union all
    select month, currency, 0, credit_minor, 0, 0, 0, 0
    from judged.rollups where month between $1 and $2
    union all
    select month, currency, 0, 0, credit_minor, 0, 0, 0
    from judged.outage_costs where month between $1 and $2
    union all
    select month, currency, 0, 0, 0, credit_minor, issued_minor, 0
    from judged.payments_of($1::integer, $2::integer)
    union all
    select month, currency, 0, 0, 0, 0, 0, amount_minor
    from (select *, judged.month_of(period) as month from input.credit_notes)
    where month between $1 and $2),
totals as (
    select month, currency, sum(contracts) as contracts, sum(rollups) as rollups, sum(outages) as outages,
        sum(payouts) as payouts, sum(issued) as issued, sum(notes) as notes
    from sums
    group by month, currency)
select format('{:04d}-{:02d} in {}: contracts {}, rollups {}, outages {}, payouts {}, issued {}, credit notes {}',
    month // 12, month % 12 + 1, currency, contracts::bigint, rollups::bigint, outages::bigint, payouts::bigint,
    issued::bigint, notes::bigint)
from totals
where contracts <> rollups or contracts <> outages or contracts <> payouts or issued <> notes
order by month, currency
