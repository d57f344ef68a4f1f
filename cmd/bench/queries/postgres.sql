-- PostgreSQL with its own type for time: what each contract felt as multiranges
-- of milliseconds, which can be added, taken away and cut. Leaves the table judged.
drop table if exists readings, promises, contracts, happened, promised, felt, judged;

create unlogged table readings as
select row_number() over ()::integer as reading_no, r.*
from (select distinct components, causes, notice_ms, minimum_ms from terms) r;

create unlogged table promises as
select t.*, r.reading_no
from terms t
join readings r on (r.components, r.causes, r.notice_ms, r.minimum_ms) is not distinct from (t.components, t.causes, t.notice_ms, t.minimum_ms);

create unlogged table contracts as
select row_number() over ()::integer as contract_no, t.tenant, t.service, t.region, t.zone, p.hours, p.policy, p.reading_no,
    int8range(f.starts_ms, u.starts_ms) as in_force,
    (t.fee * c.minor_units) * case t.fee_unit when 'seat' then t.seats else 1 end as fee_minor,
    case t.fee_period when 'year' then 12 else 1 end as fee_months
from tenants t
join promises p on p.policy = t.policy
join currencies c on c.currency = t.currency
join days f on f.zone = t.zone and f.day = t.valid_from
left join days u on u.zone = t.zone and u.day = t.valid_to;

-- What happened, as each reading sees it: 1 counts, 2 has a cause that does
-- not count, 4 is a window announced in time.
create unlogged table happened as
with seen as (
    select r.reading_no, o.service, o.region, o.tenant, o.start_at, o.end_at,
        case when o.cause = any(string_to_array(r.causes, ';')) then 2 else 1 end as kind
    from outages o
    join readings r on o.component is null or r.components is null or o.component = any(string_to_array(r.components, ';'))
    where o.level in ('full', 'partial') and o.start_at < o.end_at
    union all
    select r.reading_no, m.service, m.region, null, m.start_at, m.end_at, 4
    from maintenance m
    join readings r on extract(epoch from m.start_at - m.announced) * 1000 >= r.notice_ms
    where m.start_at < m.end_at)
select s.reading_no, s.service, p.region, s.tenant, s.kind,
    int8range((extract(epoch from s.start_at) * 1000)::bigint, (extract(epoch from s.end_at) * 1000)::bigint) as during
from seen s
join (select distinct region from tenants) p on s.region in (p.region, '*');
create index on happened (reading_no, service, region, tenant);

create unlogged table promised as
select hours, zone, month, range_agg(int8range(starts_ms, ends_ms)) as stretches, sum(ends_ms - starts_ms)::bigint as whole_ms
from hours
group by hours, zone, month;
analyze;

create unlogged table felt as
with kinds as (
    select contract_no, coalesce(range_agg(during) filter (where kind = 1), '{}') as d,
        coalesce(range_agg(during) filter (where kind = 2), '{}') as x, coalesce(range_agg(during) filter (where kind = 4), '{}') as w
    from (
        select c.contract_no, h.kind, h.during from contracts c
        join happened h on h.reading_no = c.reading_no and h.service = c.service and h.region = c.region
        where h.tenant is null
        union all
        select c.contract_no, h.kind, h.during from contracts c
        join happened h on h.reading_no = c.reading_no and h.service = c.service and h.region = c.region and h.tenant = c.tenant) felt
    group by contract_no)
select c.contract_no, coalesce(k.d - k.w, '{}') as down, coalesce(k.w * (k.d + k.x) + (k.x - k.d), '{}') as excluded, coalesce(k.w, '{}') as windows,
    coalesce((select range_agg(p) from unnest(k.d - k.w) p where upper(p) - lower(p) >= r.minimum_ms), '{}') as charged
from contracts c
join readings r on r.reading_no = c.reading_no
left join kinds k on k.contract_no = c.contract_no;

-- Lengths are written out, for a function for them is not inlined, and only
-- taken where they are needed, for to unfold a multirange takes most of the time.
create unlogged table judged as
with months as (
    select c.*, m.month, p.denominator, p.at_or, p.target_ppm, p.prorated, p.cap_ppm, s.measured_ms, s.down_ms,
        coalesce(s.charged_ms, s.down_ms) as charged_ms, s.excluded_ms,
        s.measured_ms - case p.denominator when 'less_excluded_outages' then s.excluded_ms when 'less_scheduled_windows' then s.window_ms else 0 end as counted_ms,
        upper(m.part) - lower(m.part) as part_ms, m.ends_ms - m.starts_ms as whole_ms
    from contracts c
    join promises p on p.policy = c.policy
    join felt f on f.contract_no = c.contract_no
    join lateral (
        select month, starts_ms, ends_ms, int8range(starts_ms, ends_ms) * c.in_force as part
        from hours
        where hours is null and zone = c.zone and int8range(starts_ms, ends_ms) && c.in_force) m on true
    join promised h on h.hours is not distinct from c.hours and h.zone = c.zone and h.month = m.month
    cross join lateral (select h.stretches * int8multirange(c.in_force) as here) i
    cross join lateral (
        select case when h.stretches <@ c.in_force then h.whole_ms
                else (select coalesce(sum(upper(p) - lower(p)), 0) from unnest(i.here) p)::bigint end as measured_ms,
            (select coalesce(sum(upper(p) - lower(p)), 0) from unnest(f.down * i.here) p)::bigint as down_ms,
            case when p.minimum_ms > 0
                then (select coalesce(sum(upper(p) - lower(p)), 0) from unnest(f.charged * i.here) p)::bigint end as charged_ms,
            (select coalesce(sum(upper(p) - lower(p)), 0) from unnest(f.excluded * i.here) p)::bigint as excluded_ms,
            case when p.denominator = 'less_scheduled_windows'
                then (select coalesce(sum(upper(p) - lower(p)), 0) from unnest(f.windows * i.here) p)::bigint end as window_ms) s),
broken as (
    select *, counted_ms > 0 and case when at_or then (counted_ms - charged_ms) * 1000000 <= target_ppm * counted_ms
        else (counted_ms - charged_ms) * 1000000 < target_ppm * counted_ms end as breached
    from months),
tiered as (
    select *, case when breached then coalesce((
        select t.credit_ppm from tiers t
        where t.policy = broken.policy and case when at_or then (counted_ms - charged_ms) * 1000000 <= t.threshold_ppm * counted_ms
            else (counted_ms - charged_ms) * 1000000 < t.threshold_ppm * counted_ms end
        order by t.threshold_ppm limit 1), 0) else 0 end as credit_ppm
    from broken)
select tenant, service, month, measured_ms, counted_ms, down_ms, charged_ms, excluded_ms,
    case when counted_ms > 0 then (counted_ms - charged_ms) * 1000000 / counted_ms end as availability_ppm, breached, credit_ppm,
    div(2 * fee_minor * least(credit_ppm, cap_ppm) * case when prorated then part_ms else whole_ms end + 1000000::numeric * fee_months * whole_ms,
        2000000::numeric * fee_months * whole_ms)::bigint as credit_minor
from tiered;
