-- Answers: which outages of a file record another one again that is not there, or
-- that was at another time?
-- Grain: one row an outage, at the first of its rows that says so.
-- Reads: input.outages. Few outages name another one.
with mine as (
    select source, outage, duplicate_of, min(line) as line
    from {table}
    where file_no = {file_no} and duplicate_of not in ('', 'none')
    group by all
), named as (
    select m.line, n.outage is not null as there, n.start_ms <= o.end_ms and o.start_ms <= n.end_ms as meets
    from mine m
    join input.outages o on o.source = m.source and o.outage = m.outage
    left join input.outages n on n.source || ':' || n.outage = m.duplicate_of
)
select line, 'duplicate_of',
    case
        when bool_or(there) then 'names an outage at another time: this one counts for nothing'
        else 'names an outage that is not there: this one counts'
    end
from named
group by line
having not coalesce(bool_or(meets), false)
order by line
