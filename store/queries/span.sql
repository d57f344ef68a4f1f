-- Answers: from when to when is there something to judge? That is the time of
-- what happened, as far as contracts were in force; where nothing happened, the
-- contracts' own.
-- Grain: one row; null where there are no contracts.
-- Reads: input.contract_rows, outages, maintenance, gaps, measurements.
with contracts as (
    select min(from_ms) as first_ms, max(to_ms) as last_ms,
        max(greatest(from_ms, coalesce(nullif(to_ms, 9223372036854775807), from_ms))) as known_ms
    from input.contract_rows),
happened as (
    select start_ms, coalesce(nullif(end_ms, 9223372036854775807), start_ms) as end_ms from input.outages
    union all select start_ms, end_ms from input.maintenance
    union all select start_ms, end_ms from input.gaps
    union all select min(start_ms), max(end_ms) from input.measurements having count(*) > 0),
events as (
    select min(start_ms) as first_ms, max(end_ms) as last_ms from happened)
select
    case when e.first_ms < c.last_ms and e.last_ms > c.first_ms then greatest(e.first_ms, c.first_ms) else c.first_ms end,
    case when e.first_ms < c.last_ms and e.last_ms > c.first_ms then least(e.last_ms, c.last_ms) else c.known_ms end
from contracts c, events e
