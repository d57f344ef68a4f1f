-- Answers: what happened to every tenant in a span ($1 to $2)?
-- Grain: one row a row of an outage, a maintenance window or a gap.
-- Reads: judged.events.
select kind, service, region, start_ms, end_ms, announced_ms, ref, component, share_ppm, cause, level, posted, row_no
from judged.events
where tenant = '' and start_ms < $2 and end_ms > $1
order by service, region, start_ms, kind, ref, end_ms, component, row_no
