-- Answers: which periods end in the month $1?
-- Grain: one row a period.
-- Reads: judged.periods.
select period_no, label, start_ms, end_ms, zone, months
from judged.periods
where month = $1
