-- Answers: what did each outage cost in the month $1?
-- Grain: one row an outage (-1: nobody was measuring), service and currency.
-- Reads: judged.outage_costs.
select outage_no, month, service, currency, contracts, seats, charged_ms, seat_charged_ms, credit_contracts, credit_minor
from judged.outage_costs
where month = $1
order by outage_no, service, currency
