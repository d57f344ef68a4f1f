-- Answers: what do the payouts of each month add up to?
-- Grain: one row a month of $1 to $2 and currency, in order.
-- What formulas gave, and caps and floors took, is that of all contracts: of a
-- credit that a floor took whole there is no payment.
-- Reads: judged.rollups, judged.contract_credits, judged.settlements_of, judged.goodwill_of.
with counted as (
    select month, currency, sum(contracts)::bigint as contracts, sum(judged)::bigint as judged, sum(breached)::bigint as breached
    from judged.rollups
    where month between $1 and $2
    group by month, currency),
given_by_formula as (
    select month, currency, sum(formula_minor)::bigint as formula_minor, sum(cap_minor)::bigint as cap_minor,
        sum(floor_minor)::bigint as floor_minor
    from judged.contract_credits($1::integer, $2::integer)
    group by month, currency),
paid as (
    select month, currency, count(contract_no) as credits,
        sum(credit_minor)::bigint as credit_minor,
        coalesce(sum(days_ppm) filter (where rest_stage <> 'lapsed'), 0)::bigint as days_ppm,
        coalesce(sum(days_ppm) filter (where rest_stage = 'lapsed'), 0)::bigint as days_lapsed_ppm,
        coalesce(sum(worth_minor) filter (where rest_stage <> 'lapsed'), 0)::bigint as worth_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'accrued'), 0)::bigint as accrued_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'claimable'), 0)::bigint as claimable_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'due'), 0)::bigint as due_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'lapsed'), 0)::bigint as lapsed_minor,
        sum(settled_minor)::bigint as settled_minor, sum(issued_minor)::bigint as issued_minor
    from judged.settlements_of($1::integer, $2::integer)
    group by month, currency),
given as (
    select month, currency, count(*) as goodwill, sum(amount_minor)::bigint as goodwill_minor
    from judged.goodwill_of($1::integer, $2::integer)
    group by month, currency)
select month, currency, coalesce(contracts, 0), coalesce(judged, 0), coalesce(breached, 0), coalesce(credits, 0),
    coalesce(credit_minor, 0), coalesce(formula_minor, 0), coalesce(cap_minor, 0),
    coalesce(accrued_minor, 0), coalesce(claimable_minor, 0), coalesce(due_minor, 0), coalesce(lapsed_minor, 0),
    coalesce(settled_minor, 0), coalesce(issued_minor, 0), coalesce(floor_minor, 0),
    coalesce(days_ppm, 0), coalesce(days_lapsed_ppm, 0), coalesce(worth_minor, 0),
    coalesce(goodwill, 0), coalesce(goodwill_minor, 0)
from counted
full join given_by_formula using (month, currency)
full join paid using (month, currency)
full join given using (month, currency)
order by month, currency
