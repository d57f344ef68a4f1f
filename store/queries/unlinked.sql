-- Answers: of which rows of outages has nobody said whether they record
-- another outage again, or named one that is not there?
-- Grain: one row a row, ordered by service and start.
-- Reads: input.outages.
select rowid, source, service, region, tenant, start_ms, end_ms
from input.outages o
where start_ms < end_ms and (duplicate_of = '' or duplicate_of <> 'none'
    and not exists (select 1 from input.outages named where named.source || ':' || named.outage = o.duplicate_of))
order by service, start_ms, source, outage, region, tenant, end_ms, component, rowid
