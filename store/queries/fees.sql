-- Answers: which fees do contracts pay?
-- Grain: one row a fee, in the order of its number in a run.
-- Reads: judged.fees.
select fee_minor, currency, fee_months, fee_unit, seats, list_minor, one_time_minor, share_ppm
from judged.fees
where run_no is not null
order by run_no
