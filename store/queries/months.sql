-- Answers: which months were judged?
-- Grain: one row a month, in order.
-- Reads: judged.months.
select month, as_of_ms, provisional, inputs, stamp, services, results, version, zone, start_ms, end_ms
from judged.months
order by month
