-- Answers: which fees do contracts pay?
-- Grain: one row a fee, in the order of its number in a run.
-- Reads: judged.fees.
select fee_minor, currency, fee_months, fee_unit, seats
from judged.fees
where run_no is not null
order by run_no
