-- Answers: where do payouts add up to other credits than the rollups, or to other
-- amounts than the credit notes?
-- Grain: one row a month and currency, in order.
-- Reads: judged.settlements_of and judged.rollups of the months $1 to $2,
-- input.credit_notes.
with sums as (
    select month, currency, credit_minor as payouts, 0 as rollups, issued_minor as issued, 0 as notes
    from judged.settlements_of($1::integer, $2::integer)
    union all
    select month, currency, 0, credit_minor, 0, 0
    from judged.rollups
    where month between $1 and $2
    union all
    select month, currency, 0, 0, 0, amount_minor
    from (select *, judged.month_of(period) as month from input.credit_notes)
    where month between $1 and $2),
totals as (
    select month, currency, sum(payouts) as payouts, sum(rollups) as rollups, sum(issued) as issued, sum(notes) as notes
    from sums
    group by month, currency)
select format('{:04d}-{:02d} in {}: payouts {}, rollups {}, issued {}, credit notes {}',
    month // 12, month % 12 + 1, currency, payouts::bigint, rollups::bigint, issued::bigint, notes::bigint)
from totals
where payouts <> rollups or issued <> notes
order by month, currency
