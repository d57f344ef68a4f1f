-- What happened, as the sweep sees it.

-- The outages that record another one again: those that lead, link by link, to
-- one that counts. A link to what is not there leads nowhere, and neither does
-- a circle, but of two that name each other the one with the smaller name counts.
create or replace view judged.repeated_outages as
with recursive linked as ( -- few
    select distinct source || ':' || outage as name, duplicate_of
    from input.outages
    where duplicate_of not in ('', 'none')),
-- Nobody else's links matter; of a million outages few have a name to look at.
named as (
    select distinct source || ':' || outage as name, duplicate_of
    from input.outages
    where source || ':' || outage in (select name from linked union select duplicate_of from linked)),
repeated as (
    select n.name
    from linked n
    join named root on root.name = n.duplicate_of
    where n.name <> root.name
        and (root.duplicate_of in ('', 'none')
            or root.duplicate_of = n.name and root.name < n.name
            or not exists (select 1 from named other where other.name = root.duplicate_of))
    union
    select n.name
    from linked n
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

-- The stretches in which the provider waited for the customer, in each scope of
-- the outage; a wait for a tenant is of that tenant alone.
create or replace view judged.scoped_waits as
select distinct o.source, o.outage, o.service, o.region, if(w.tenant = '', o.tenant, w.tenant) as tenant, o.component, w.start_ms, w.end_ms
from input.wait_outages w
join judged.counted_outages o on o.source = w.outage_source and o.outage = w.outage_id
where w.tenant = '' or o.tenant = '' or w.tenant = o.tenant;

-- When a row of an outage is over for whatever clock a policy has.
create or replace macro judged.over_ms(end_ms, mitigated_ms, declared_over_ms, closed_ms) as
    greatest(end_ms, mitigated_ms, declared_over_ms, closed_ms);

-- kind: 0 an outage, 1 maintenance, 2 a gap, 3 a wait, 4 a measurement; the last
-- two only where they are asked for. level: 0 degraded, 1 partial, 2 full, which
-- is also the level of a row that has a share alone. row_no is the row of an
-- outage, -1 for others; over_ms is when nothing looks at it any more. The columns
-- behind are details that few policies read.
create or replace macro judged.events_of(waits, measurements) as table
select 0 as kind, o.service, o.region, o.tenant, o.start_ms, o.end_ms, null::bigint as announced_ms,
    k.run_no as ref, o.component, o.share_ppm::integer as share_ppm, o.cause,
    case o.level when 'degraded' then 0 when 'partial' then 1 else 2 end as level, o.posted, o.row_no,
    judged.over_ms(o.end_ms, o.mitigated_ms, o.declared_over_ms, o.closed_ms) as over_ms, o.detected_ms, o.reported_ms, o.announced_ms as told_ms, o.mitigated_ms, o.declared_over_ms, o.closed_ms, o.users,
    -1::bigint as requests, -1::bigint as failed, -1::bigint as degraded, -1::bigint as rate_ppt
from judged.counted_outages o
join judged.outage_keys k on k.source = o.source and k.outage = o.outage
where o.start_ms < o.end_ms
union all
select 1, service, region, tenant, start_ms, end_ms, announced_ms, ref::integer, component, -1, '', 0, false, -1, end_ms,
    null, null, null, null, null, null, -1, -1, -1, -1, -1
from judged.numbered_maintenance
where start_ms < end_ms
union all
select 2, service, region, tenant, start_ms, end_ms, null, ref::integer, component, -1, '', 0, false, -1, end_ms,
    null, null, null, null, null, null, -1, -1, -1, -1, -1
from judged.numbered_gaps
where start_ms < end_ms
union all
select 3, w.service, w.region, w.tenant, w.start_ms, w.end_ms, null, k.run_no, w.component, -1, '', 0, false, -1, w.end_ms,
    null, null, null, null, null, null, -1, -1, -1, -1, -1
from judged.scoped_waits w
join judged.outage_keys k on k.source = w.source and k.outage = w.outage
where waits and w.start_ms < w.end_ms
union all
select 4, service, region, tenant, start_ms, end_ms, null, -1, component, -1, '', 0, false, -1, end_ms,
    null, null, null, null, null, null, -1, requests, failed, degraded, rate_ppt
from input.measurements
where measurements;

-- Which versions of a policy read waits or measurements.
create or replace view judged.event_readers as
select policy, bool_or(waits) as waits, bool_or(measurements) as measurements
from judged.policy_reads
group by policy;
