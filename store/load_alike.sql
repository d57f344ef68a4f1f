-- Answers: which outages of a file may have been recorded by another source
-- too: the same service, a region and a tenant in common, beginnings at most
-- 30 minutes apart or half of the shorter one in the other?
-- Grain: one row a row of the file, with the first row that is like it.
-- Reads: input.outages. Asks nothing where there is one source.
-- Rows meet day by day, and tenants by name, since all against all would take
-- hours. A row longer than 31 days meets others in its first 31 days only; it
-- is flagged for its length.
with linked as (
    select source || ':' || outage as name from input.outages where duplicate_of <> ''
    union
    select duplicate_of from input.outages where duplicate_of <> ''
), unlinked as (
    select file_no, line, source, outage, service, region, tenant, start_ms, end_ms
    from input.outages
    where start_ms < end_ms
        and (select count(distinct source) from input.outages) > 1
        and source || ':' || outage not in (select name from linked)
), days as (
    select
        *,
        unnest(range(
            (start_ms - 1800000) // 86400000,
            least(end_ms // 86400000, start_ms // 86400000 + 31) + 1)) as day
    from unlinked
), mine as (
    select * from days where file_no = {file_no}
), others as (
    select * from days where source not in (select source from mine)
), meetings as (
    select b.line, b.region, b.start_ms, b.end_ms, a.source, a.outage, a.region as a_region, a.start_ms as a_start, a.end_ms as a_end
    from mine b
    join others a on a.service = b.service and a.day = b.day and a.tenant = b.tenant
    union all
    select b.line, b.region, b.start_ms, b.end_ms, a.source, a.outage, a.region, a.start_ms, a.end_ms
    from mine b
    join others a on a.service = b.service and a.day = b.day
    where (a.tenant = '') <> (b.tenant = '')
)
select
    line,
    'id',
    'may be the same as ' || arg_min(source || ':' || outage, (a_start, source, outage))
        || '; say so, or none, in duplicate_of'
from meetings
where (a_region = region or a_region = '*' or region = '*')
    and (abs(a_start - start_ms) <= 1800000
        or 2 * (least(a_end, end_ms)::hugeint - greatest(a_start, start_ms))
            >= least(a_end::hugeint - a_start, end_ms::hugeint - start_ms))
group by line
order by line
