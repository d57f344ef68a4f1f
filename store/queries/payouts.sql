-- Answers: is what was issued for the month $1 what was owed?
-- Grain: one row a contract and period with a credit, and one a credit note
-- without, by key.
-- Reads: judged.payouts_of.
select key, customer, customer_name, tenant, service, region, policy, account_manager, period, currency,
    tier_ppm, credit_ppm, credit_minor, owed_minor, issued_minor, difference_minor, settled_minor,
    stage, status, deadline_ms, claimed_ms, provisional, unit_tenant, unit_service
from judged.payouts_of($1::integer, $1::integer)
order by key, contract_no
