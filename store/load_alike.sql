-- Answers: which rows of outages, of which nobody has said whether they record
-- another outage again, last at the same time as some row of a file?
-- Grain: one row a row, ordered by service and start; its line where it is the
-- file's.
-- Reads: input.outages, the query of unlinked rows.
with unlinked as (
    {unlinked}
), spans as (
    select service, min(start_ms) as from_ms, max(end_ms) as to_ms
    from input.outages
    where file_no = {file_no}
    group by service
)
select u.rowid, u.source, u.service, u.region, u.tenant, u.start_ms, u.end_ms, o.outage, if(o.file_no = {file_no}, o.line, 0)
from unlinked u
join spans s on s.service = u.service and s.from_ms < u.end_ms and u.start_ms < s.to_ms
join input.outages o on o.rowid = u.rowid
order by u.service, u.start_ms, u.source, o.outage, u.region, u.tenant, u.end_ms, o.component, u.rowid
