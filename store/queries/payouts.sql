-- Answers: is what was issued for the month $1 what was owed?
-- Grain: one row a contract and period with a credit, and one a credit note
-- without, by key.
-- Reads: judged.payouts_of.
select key, customer, customer_name, tenant, service, region, policy, account_manager, period, currency,
    tier_ppm, credit_ppm, credit_minor, owed_minor, issued_minor, difference_minor, settled_minor,
    stage, status, deadline_ms, claimed_ms, provisional, unit_tenant, unit_service,
    lapsed_because, floor_minor, days_ppm, worth_minor, objective, share_num, share_den, notice_from_ms, notice_by_ms, told_ms, coalesce(base_minor, 0)
from judged.payouts_of($1::integer, $1::integer)
order by key, contract_no
