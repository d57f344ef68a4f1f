-- Answers: on which days were contracts down, and for how long together? What was charged for it?
-- Grain: one row a local day, service and region of the month $1, in order.
-- Reads: judged.days.
select month, service, region, day, down_ms, charged_ms
from judged.days
where month = $1
order by day, service, region
