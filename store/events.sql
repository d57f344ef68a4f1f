-- What happened, as the sweep sees it.

-- The outages that record another one again: those that lead, link by link, to
-- one that counts. A link to what is not there leads nowhere, and neither does
-- a circle, but of two that name each other the one with the smaller name counts.
create or replace view judged.repeated_outages as
with recursive named as (
    select distinct source || ':' || outage as name, duplicate_of from input.outages),
repeated as (
    select n.name
    from named n
    join named root on root.name = n.duplicate_of
    where n.name <> root.name
        and (root.duplicate_of in ('', 'none')
            or root.duplicate_of = n.name and root.name < n.name
            or not exists (select 1 from named other where other.name = root.duplicate_of))
    union
    select n.name
    from named n
    join repeated r on r.name = n.duplicate_of
    join named root on root.name = r.name
    where n.name <> root.name and root.duplicate_of <> n.name)
select name from repeated;

-- Rows of outages that do not record another one again.
create or replace view judged.counted_outages as
select o.*, o.rowid as row_no
from input.outages o
anti join judged.repeated_outages r on r.name = o.source || ':' || o.outage;

-- Windows and gaps are numbered row by row.
create or replace view judged.numbered_maintenance as
select *, row_number() over (
    order by source, maintenance, service, component, region, tenant, start_ms, end_ms, file_no, line) - 1 as ref
from input.maintenance;

create or replace view judged.numbered_gaps as
select *, row_number() over (
    order by source, gap, service, component, region, tenant, start_ms, end_ms, file_no, line) - 1 as ref
from input.gaps;

-- kind: 0 an outage, 1 maintenance, 2 a gap. level: 0 degraded, 1 partial, 2
-- full, which is also the level of a row that has a share alone. row_no is the
-- row of an outage, -1 for others.
create or replace view judged.events as
select 0 as kind, o.service, o.region, o.tenant, o.start_ms, o.end_ms, null::bigint as announced_ms,
    k.run_no as ref, o.component, o.share_ppm::integer as share_ppm, o.cause,
    case o.level when 'degraded' then 0 when 'partial' then 1 else 2 end as level, o.posted, o.row_no
from judged.counted_outages o
join judged.outage_keys k on k.source = o.source and k.outage = o.outage
where o.start_ms < o.end_ms
union all
select 1, service, region, tenant, start_ms, end_ms, announced_ms, ref::integer, component, -1, '', 0, false, -1
from judged.numbered_maintenance
where start_ms < end_ms
union all
select 2, service, region, tenant, start_ms, end_ms, null, ref::integer, component, -1, '', 0, false, -1
from judged.numbered_gaps
where start_ms < end_ms;
