-- Answers: what was paid outside the contracts for periods that end in the month $1?
-- Grain: one row a payment, by customer, when it was granted and its id.
-- Reads: judged.goodwill_of.
select source, goodwill, customer, customer_name, account_manager, tenant, service, period, amount_minor, currency, granted_ms,
    reason, approver, file, line
from judged.goodwill_of($1::integer, $1::integer)
order by customer, granted_ms, source, goodwill, line
