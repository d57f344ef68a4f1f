-- Answers: which measurements of a file overlap another one of the same scope,
-- whatever its source? Their requests would be counted twice.
-- Grain: one row a measurement, with the one before it.
-- Reads: input.measurements, input.files.
with spans as (
    select min(start_ms) as from_ms, max(end_ms) as to_ms
    from {table}
    where file_no = {file_no}
), ordered as (
    select file_no, line, start_ms, end_ms,
        lag({'end_ms': end_ms, 'file_no': file_no, 'line': line}) over scope as before
    from {table}, spans
    where start_ms < to_ms and end_ms > from_ms
    window scope as (partition by service, component, region, tenant order by start_ms, end_ms, file_no, line)
), pairs as (
    select file_no, line, before from ordered where before.end_ms > start_ms
)
select if(p.file_no = {file_no}, p.line, p.before.line), 'start',
    'overlaps the measurement of ' || coalesce(f.name, {file}) || ':' || if(p.file_no = {file_no}, p.before.line, p.line)
        || ' for the same service, component, region and tenant'
from pairs p
left join input.files f on f.file_no = if(p.file_no = {file_no}, p.before.file_no, p.file_no)
where p.file_no = {file_no} or p.before.file_no = {file_no}
order by 1
