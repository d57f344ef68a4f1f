-- Answers: which notices of a file are more than a day behind the end of their
-- outage? The end of one of them may be wrong.
-- Grain: one row a notice.
-- Reads: input.notice_outages, input.outages.
with ends as (
    select source, outage, max(end_ms) as end_ms
    from input.outages
    group by source, outage
)
select n.line, 'moment', 'is more than a day after the end of the outage: one of the two may be wrong'
from input.notice_outages n
join ends e on e.source = n.outage_source and e.outage = n.outage_id
where n.file_no = {file_no} and n.stage <> 'report' and n.moment_ms - 86400000 > e.end_ms
order by n.line
