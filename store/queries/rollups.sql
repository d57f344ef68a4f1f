-- Answers: how did services do in each region, and what do they owe?
-- Grain: one row a month of $1 to $2, service, region and currency, in order.
-- Reads: judged.rollups.
select month, service, region, currency, contracts, seats, judged, breached, credited,
    measured_ms, down_ms, excluded_ms, unknown_ms, counted_ms, charged_ms, budget_ms,
    seat_counted, seat_charged, fee_counted, fee_charged, credit_minor
from judged.rollups
where month between $1 and $2
order by month, service, region, currency
