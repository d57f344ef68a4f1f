-- Rules that both ways to judge in SQL share.
create or replace temp macro under(counted, charged, threshold_ppm, at_or) as
    counted > 0 and if(at_or, (counted - charged) * 1000000 <= threshold_ppm * counted, (counted - charged) * 1000000 < threshold_ppm * counted);
-- The tiers of a policy are in order of threshold, so the first is the deepest.
create or replace temp macro tier_of(tiers, counted, charged, at_or) as
    coalesce(list_filter(tiers, lambda t: under(counted, charged, t.threshold_ppm, at_or))[1].credit_ppm, 0);
create or replace temp macro availability_of(counted, charged) as
    if(counted > 0, (counted - charged) * 1000000 // counted, null);
-- A share of a fee for so many months, rounded half up once, of a part of them.
create or replace temp macro whole_credit(fee_minor, fee_months, ppm) as
    (2 * fee_minor * ppm + 1000000 * fee_months) // (2000000 * fee_months);
create or replace temp macro part_credit(fee_minor, fee_months, ppm, part_ms, whole_ms) as
    ((2::hugeint * fee_minor * ppm * part_ms + 1000000::hugeint * fee_months * whole_ms) // (2000000::hugeint * fee_months * whole_ms))::bigint;
-- What leaves the denominator.
create or replace temp macro leaves(denominator, excluded_ms, window_ms) as
    case denominator when 'less_excluded_outages' then excluded_ms when 'less_scheduled_windows' then window_ms else 0 end;

-- The calendar with zones and hours as numbers that read as text: text joins slowly.
create temp type zones as enum (select distinct zone from hours);
create temp type openings as enum (select distinct hours from hours);
create or replace temp table periods as
select zone::zones as zone, month, starts_ms, ends_ms from hours where hours = '';
create or replace temp table opened as
select hours::openings as hours, zone::zones as zone, month, starts_ms, ends_ms from hours;
create or replace temp table promised as
select hours, zone, month, sum(ends_ms - starts_ms)::bigint as measured_ms
from opened
group by all;

-- A reading is what terms look at in outages and windows; policies share them.
create or replace temp table readings as
select row_number() over ()::integer as reading_no, *
from (select distinct components, causes, notice_ms, minimum_ms from terms);

create or replace temp table promises as
select row_number() over ()::integer as promise_no, t.*, r.reading_no, g.tiers
from terms t
join readings r on r.components = t.components and r.causes = t.causes and r.minimum_ms = t.minimum_ms
    and r.notice_ms is not distinct from t.notice_ms
join (select policy, list(struct_pack(threshold_ppm, credit_ppm) order by threshold_ppm) as tiers from tiers group by policy) g
    on g.policy = t.policy;

create or replace temp table contracts as
select row_number() over ()::integer as contract_no, t.tenant, t.service, t.region, t.zone::zones as zone, p.promise_no, p.reading_no, p.hours::openings as hours,
    f.starts_ms as from_ms, coalesce(u.starts_ms, 9223372036854775807) as to_ms,
    (t.fee * c.minor_units)::bigint * if(t.fee_unit = 'seat', t.seats, 1) as fee_minor, if(t.fee_period = 'year', 12, 1) as fee_months
from tenants t
join promises p on p.policy = t.policy
join currencies c on c.currency = t.currency
join days f on f.zone = t.zone and f.day = t.valid_from
left join days u on u.zone = t.zone and u.day = t.valid_to;

-- What happened, as each reading sees it: 1 counts, 2 has a cause that does
-- not count, 4 is a window announced in time.
create or replace temp table happened as
select r.reading_no, o.service, o.region, o.tenant, epoch_ms(o.start_at) as s, epoch_ms(o.end_at) as e,
    if(list_contains(string_split(r.causes, ';'), coalesce(o.cause, '-')), 2, 1) as kind
from outages o
join readings r on o.component is null or r.components = '' or list_contains(string_split(r.components, ';'), o.component)
where o.level in ('full', 'partial') and o.start_at < o.end_at
union all
select r.reading_no, m.service, m.region, null, epoch_ms(m.start_at), epoch_ms(m.end_at), 4
from maintenance m
join readings r on epoch_ms(m.start_at) - epoch_ms(m.announced) >= r.notice_ms
where m.start_at < m.end_at;
