-- Answers: of which rows of outages has nobody said whether they record
-- another outage again?
-- Grain: one row a row, ordered by service and start.
-- Reads: input.outages.
select rowid, source, service, region, tenant, start_ms, end_ms
from input.outages
where duplicate_of = '' and start_ms < end_ms
order by service, start_ms, source, outage, region, tenant, end_ms, component, rowid
