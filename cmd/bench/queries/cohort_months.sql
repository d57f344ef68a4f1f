-- What every cohort felt in each month, and what each of its promises makes of it.

-- Pieces cut to the months of each zone, which are found by equality: a piece
-- can only lie in months that it meets somewhere on earth.
create or replace temp table cut_pieces as
with near as (
    select *, unnest(range(
        year(epoch_ms(s - 50400000)) * 12 + month(epoch_ms(s - 50400000)) - 1, year(epoch_ms(e + 50400000)) * 12 + month(epoch_ms(e + 50400000))))::integer as month
    from pieces)
select k.place_no, k.zone, n.month, greatest(n.s, m.starts_ms) as s, least(n.e, m.ends_ms) as e, n.state, n.charged
from near n
join (select distinct place_no, zone from cohorts) k on k.place_no = n.place_no
join periods m on m.zone = k.zone and m.month = n.month
where n.s < m.ends_ms and n.e > m.starts_ms;

create or replace temp table cohort_months as
with felt as (
    select k.cohort_no, c.month, c.state, c.charged, c.e - c.s as ms
    from cut_pieces c
    join cohorts k on k.place_no = c.place_no and k.zone = c.zone
    where k.hours = ''
    union all
    select k.cohort_no, c.month, c.state, c.charged, least(c.e, h.ends_ms) - greatest(c.s, h.starts_ms)
    from cut_pieces c
    join cohorts k on k.place_no = c.place_no and k.zone = c.zone
    join opened h on h.hours = k.hours and h.zone = c.zone and h.month = c.month and c.s < h.ends_ms and c.e > h.starts_ms
    where k.hours <> ''),
sums as (
    select cohort_no, month, sum(ms) filter (where state = 1)::bigint as down_ms, sum(ms) filter (where charged)::bigint as charged_ms,
        sum(ms) filter (where state in (2, 3))::bigint as excluded_ms, sum(ms) filter (where state > 2)::bigint as window_ms
    from felt
    group by all)
select k.cohort_no, m.month, m.starts_ms, m.ends_ms, p.measured_ms, coalesce(s.down_ms, 0) as down_ms, coalesce(s.charged_ms, 0) as charged_ms,
    coalesce(s.excluded_ms, 0) as excluded_ms, coalesce(s.window_ms, 0) as window_ms
from cohorts k
join periods m on m.zone = k.zone
join promised p on p.hours = k.hours and p.zone = k.zone and p.month = m.month
left join sums s on s.cohort_no = k.cohort_no and s.month = m.month;

create or replace temp table class_months as
select k.cohort_no, k.promise_no, m.month, m.starts_ms, m.ends_ms, m.measured_ms, m.down_ms, m.charged_ms, m.excluded_ms,
    m.measured_ms - leaves(p.denominator, m.excluded_ms, m.window_ms) as counted_ms,
    under(counted_ms, m.charged_ms, p.target_ppm, p.at_or) as breached,
    if(breached, tier_of(p.tiers, counted_ms, m.charged_ms, p.at_or), 0) as credit_ppm, least(credit_ppm, p.cap_ppm) as capped_ppm
from (select distinct cohort_no, promise_no from numbered) k
join cohort_months m on m.cohort_no = k.cohort_no
join promises p on p.promise_no = k.promise_no;
