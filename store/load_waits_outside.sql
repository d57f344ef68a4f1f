-- Answers: which waits of a file do not lie in their outage? What lies outside
-- takes nothing out.
-- Grain: one row a wait.
-- Reads: input.wait_outages, input.outages.
with spans as (
    select source, outage, min(start_ms) as start_ms, max(end_ms) as end_ms
    from input.outages
    group by source, outage
)
select w.line, 'start', 'is not, or not all of it, in the time of the outage'
from input.wait_outages w
join spans s on s.source = w.outage_source and s.outage = w.outage_id
where w.file_no = {file_no} and (w.start_ms < s.start_ms or w.end_ms > s.end_ms)
order by w.line
