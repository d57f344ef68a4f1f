-- What everybody would write first: join all that happened to every contract,
-- sweep over it with windows (gaps and islands), cut and add up.
-- Begins after plain_words.sql; leaves the table judged.
create or replace table judged as
with felt as (
    select c.contract_no, h.s, h.e, h.kind from contracts c
    join happened h on h.reading_no = c.reading_no and h.service = c.service and h.region = c.region
    where h.tenant is null
    union all
    select c.contract_no, h.s, h.e, h.kind from contracts c
    join happened h on h.reading_no = c.reading_no and h.service = c.service
    where h.tenant is null and h.region = '*'
    union all
    select c.contract_no, h.s, h.e, h.kind from contracts c
    join happened h on h.reading_no = c.reading_no and h.service = c.service and h.tenant = c.tenant
    where h.region = '*' or h.region = c.region),
events as (
    select contract_no, s as moment, kind, 1 as step from felt
    union all
    select contract_no, e, kind, -1 from felt),
counted as (
    select contract_no, moment as s, lead(moment) over w as e,
        sum(sum(step) filter (where kind = 1)) over w as down, sum(sum(step) filter (where kind = 2)) over w as other,
        sum(sum(step) filter (where kind = 4)) over w as windows
    from events
    group by contract_no, moment
    window w as (partition by contract_no order by moment)),
stated as (
    select contract_no, s, e,
        case when windows > 0 then if(down > 0 or other > 0, 3, 4) when down > 0 then 1 when other > 0 then 2 else 0 end as state
    from counted
    where e is not null),
marked as (
    select *, if(lag(state) over (partition by contract_no order by s) = state, 0, 1) as fresh from stated),
grouped as (
    select *, sum(fresh) over (partition by contract_no order by s rows unbounded preceding) as piece from marked),
pieces as (
    select contract_no, state, min(s) as s, max(e) as e from grouped where state > 0 group by contract_no, piece, state),
cut as (
    select c.contract_no, m.month, p.state, p.state = 1 and p.e - p.s >= r.minimum_ms as charged,
        greatest(p.s, c.from_ms, m.starts_ms) as s, least(p.e, c.to_ms, m.ends_ms) as e
    from pieces p
    join contracts c on c.contract_no = p.contract_no
    join readings r on r.reading_no = c.reading_no
    join periods m on m.zone = c.zone and p.s < m.ends_ms and p.e > m.starts_ms
    where p.s < c.to_ms and p.e > c.from_ms),
sums as (
    select contract_no, month, sum(ms) filter (where state = 1)::bigint as down_ms, sum(ms) filter (where charged)::bigint as charged_ms,
        sum(ms) filter (where state in (2, 3))::bigint as excluded_ms, sum(ms) filter (where state > 2)::bigint as window_ms
    from (
        select t.contract_no, t.month, t.state, t.charged, least(t.e, h.ends_ms) - greatest(t.s, h.starts_ms) as ms
        from cut t
        join contracts c on c.contract_no = t.contract_no
        join opened h on h.hours = c.hours and h.zone = c.zone and h.month = t.month and t.s < h.ends_ms and t.e > h.starts_ms)
    group by all),
inside as (
    select c.contract_no, h.month,
        coalesce(sum(least(h.ends_ms, c.to_ms) - greatest(h.starts_ms, c.from_ms)) filter (where h.starts_ms < c.to_ms and h.ends_ms > c.from_ms), 0)::bigint as measured_ms
    from contracts c
    join opened h on h.hours = c.hours and h.zone = c.zone
    group by all),
months as (
    select c.*, m.month, i.measured_ms, coalesce(s.down_ms, 0) as down_ms, coalesce(s.charged_ms, 0) as charged_ms,
        coalesce(s.excluded_ms, 0) as excluded_ms, i.measured_ms - leaves(p.denominator, coalesce(s.excluded_ms, 0), coalesce(s.window_ms, 0)) as counted_ms,
        least(m.ends_ms, c.to_ms) - greatest(m.starts_ms, c.from_ms) as part_ms, m.ends_ms - m.starts_ms as whole_ms,
        p.target_ppm, p.at_or, p.tiers, p.cap_ppm, p.prorated
    from contracts c
    join promises p on p.promise_no = c.promise_no
    join periods m on m.zone = c.zone and m.starts_ms < c.to_ms and m.ends_ms > c.from_ms
    join inside i on i.contract_no = c.contract_no and i.month = m.month
    left join sums s on s.contract_no = c.contract_no and s.month = m.month),
owed as (
    select *, under(counted_ms, charged_ms, target_ppm, at_or) as breached,
        if(breached, tier_of(tiers, counted_ms, charged_ms, at_or), 0) as credit_ppm
    from months)
select tenant, service, month, measured_ms, counted_ms, down_ms, charged_ms, excluded_ms,
    availability_of(counted_ms, charged_ms) as availability_ppm, breached, credit_ppm,
    part_credit(fee_minor, fee_months, least(credit_ppm, cap_ppm), if(prorated, part_ms, whole_ms), whole_ms) as credit_minor
from owed;
