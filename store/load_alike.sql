-- Answers: which outages of a file may have been recorded by another source
-- too: the same service, a region and a tenant in common, beginnings less than
-- 30 minutes apart or half of the shorter one in the other?
-- Grain: one row a row of the file, with the first row that is like it.
-- Reads: input.outages. Asks nothing where there is one source.
with linked as (
    select source || ':' || outage as name from input.outages where duplicate_of <> ''
    union
    select duplicate_of from input.outages where duplicate_of <> ''
), rows as (
    select file_no, line, source, outage, service, region, tenant, start_ms, end_ms
    from input.outages
    where start_ms < end_ms
        and (select count(distinct source) from input.outages) > 1
        and source || ':' || outage not in (select name from linked)
)
select
    b.line,
    'id',
    'may be the same as ' || arg_min(a.source || ':' || a.outage, (a.start_ms, a.source, a.outage))
        || '; say so, or none, in duplicate_of'
from rows b
join rows a
    on a.service = b.service and a.source <> b.source
    and a.start_ms - 1800000 <= b.end_ms and b.start_ms - 1800000 <= a.end_ms
where b.file_no = {file_no}
    and (a.region = b.region or a.region = '*' or b.region = '*')
    and (a.tenant = b.tenant or a.tenant = '' or b.tenant = '')
    and (abs(a.start_ms - b.start_ms) <= 1800000
        or 2 * (least(a.end_ms, b.end_ms)::hugeint - greatest(a.start_ms, b.start_ms))
            >= least(a.end_ms::hugeint - a.start_ms, b.end_ms::hugeint - b.start_ms))
group by b.line
order by b.line
