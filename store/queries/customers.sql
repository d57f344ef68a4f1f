-- Answers: how did each customer do in the month $1, and what is it owed?
-- Grain: one row a customer and currency, in order. The worst contract is the
-- one with the largest charged share of what it counts. Those that lack
-- evidence have one of the warnings $2.
-- Reads: judged.joined_results_of, or judged.kept_results_of.
with results as (
    select *,
        if(judged, charged_num::hugeint * 1000000000000 // (charged_den::hugeint * counted_ms), -1) as charged_share
    from {results}($1::integer, $1::integer)),
customers as (
    select customer, currency, min(customer_name) as name, min(account_manager) as account_manager,
        count(*) as contracts, count(*) filter (where judged) as judged, count(*) filter (where breached) as breached,
        sum(seats)::bigint as seats,
        sum(measured_ms)::bigint as measured_ms, sum(down_ms)::bigint as down_ms,
        sum(excluded_ms)::bigint as excluded_ms, sum(unknown_ms)::bigint as unknown_ms,
        arg_max({service: service, measured_ms: measured_ms, up_ms: up_ms, down_ms: down_ms, excluded_ms: excluded_ms,
            unknown_ms: unknown_ms, counted_ms: counted_ms, charged_num: charged_num, charged_den: charged_den,
            target_ppm: target_ppm, measure: measure}, (charged_share, -contract_no)) as worst,
        coalesce(min(next_tier_ms) filter (where next_tier_ms >= 0 and measure not in ('requests', 'error_rate')), -1) as nearest_ms,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'accrued'), 0)::bigint as accrued_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'claimable'), 0)::bigint as claimable_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'due'), 0)::bigint as due_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'lapsed'), 0)::bigint as lapsed_minor,
        sum(settled_minor)::bigint as issued_minor,
        sum(credit_minor)::bigint as credit_minor,
        coalesce(min(deadline_ms) filter (where stage = 'claimable'), 9223372036854775807) as next_deadline_ms,
        bit_or(warnings) as warnings,
        count(*) filter (where not judged and warnings & $2::bigint <> 0) as uncomputed,
        coalesce(sum(days_ppm) filter (where rest_stage <> 'lapsed'), 0)::bigint as days_ppm,
        coalesce(sum(worth_minor) filter (where rest_stage <> 'lapsed'), 0)::bigint as worth_minor
    from results
    group by customer, currency)
select customer, name, account_manager, currency, contracts, judged, breached, seats,
    measured_ms, down_ms, excluded_ms, unknown_ms,
    worst.service, worst.measured_ms, worst.up_ms, worst.down_ms, worst.excluded_ms, worst.unknown_ms,
    worst.counted_ms, worst.charged_num, worst.charged_den, worst.target_ppm,
    nearest_ms, accrued_minor, claimable_minor, due_minor, lapsed_minor, issued_minor, credit_minor,
    next_deadline_ms, warnings, worst.measure, uncomputed, days_ppm, worth_minor
from customers
order by customer, currency
