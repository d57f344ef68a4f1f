-- Contracts and months that are judged alone: a contract that begins or ends,
-- or something that happened to its tenant near the month. A piece that crosses
-- the month's edge is felt whole as far as a week beyond it.
create or replace temp table own as
select c.contract_no, c.cohort_no, c.place_no, c.zone, h.s, h.e, h.kind
from happened h
join numbered c on c.tenant = h.tenant and c.service = h.service and c.reading_no = h.reading_no
where h.region = '*' or h.region = c.region;

create or replace temp table alone as
select row_number() over ()::integer as alone_no, contract_no, month, bool_or(touched) as touched,
    any_value(starts_ms) as starts_ms, any_value(ends_ms) as ends_ms
from (
    select contract_no, month, true as touched, starts_ms, ends_ms
    from own o
    join periods m on m.zone = o.zone and o.s < m.ends_ms + 604800000 and o.e > m.starts_ms - 604800000
    union all
    select c.contract_no, m.month, false, m.starts_ms, m.ends_ms
    from (select * from numbered where from_ms > (select min(starts_ms) from periods) or to_ms < (select max(ends_ms) from periods)) c
    join periods m on m.zone = c.zone and (c.from_ms > m.starts_ms or c.to_ms < m.ends_ms))
group by contract_no, month;

create or replace temp table alone_pieces as
with events as (
    select alone_no, moment, sum(step)::bigint as step
    from (
        select alone_no, unnest([s, e]) as moment, unnest([step, -step]) as step
        from (
            select a.alone_no, t.s, t.e, counter(1) * (t.flags & 1) + counter(2) * (t.flags >> 1 & 1) + counter(4) * (t.flags >> 2) as step
            from alone a
            join numbered c on c.contract_no = a.contract_no
            join stretches t on t.place_no = c.place_no and t.s < a.ends_ms + 604800000 and t.e > a.starts_ms - 604800000 and t.flags > 0
            where a.touched
            union all
            select a.alone_no, o.s, o.e, counter(o.kind)
            from alone a
            join own o on o.contract_no = a.contract_no and o.s < a.ends_ms + 604800000 and o.e > a.starts_ms - 604800000
            where a.touched))
    group by all),
counted as (
    select alone_no, moment as s, lead(moment) over w as e, state_of(flags_of((sum(step) over w)::bigint)) as state
    from events
    window w as (partition by alone_no order by moment)),
marked as (
    select *, if(lag(state) over (partition by alone_no order by s) = state, 0, 1) as fresh from counted where e is not null),
grouped as (
    select *, sum(fresh) over (partition by alone_no order by s rows unbounded preceding) as piece from marked)
select alone_no, state, min(s) as s, max(e) as e from grouped where state > 0 group by alone_no, piece, state;

create or replace temp table alone_months as
with felt as (
    select a.alone_no, p.s, p.e, p.state, p.charged
    from alone a
    join numbered c on c.contract_no = a.contract_no
    join pieces p on p.place_no = c.place_no and p.s < a.ends_ms and p.e > a.starts_ms
    where not a.touched
    union all
    select p.alone_no, p.s, p.e, p.state, p.state = 1 and p.e - p.s >= r.minimum_ms
    from alone_pieces p
    join alone a on a.alone_no = p.alone_no
    join contracts c on c.contract_no = a.contract_no
    join readings r on r.reading_no = c.reading_no),
inside as (
    select a.alone_no, greatest(h.starts_ms, c.from_ms) as s, least(h.ends_ms, c.to_ms) as e
    from alone a
    join contracts c on c.contract_no = a.contract_no
    join opened h on h.hours = c.hours and h.zone = c.zone and h.month = a.month and h.starts_ms < c.to_ms and h.ends_ms > c.from_ms),
sums as (
    select alone_no, sum(ms) filter (where state = 1)::bigint as down_ms, sum(ms) filter (where charged)::bigint as charged_ms,
        sum(ms) filter (where state in (2, 3))::bigint as excluded_ms, sum(ms) filter (where state > 2)::bigint as window_ms
    from (
        select i.alone_no, f.state, f.charged, least(f.e, i.e) - greatest(f.s, i.s) as ms
        from inside i
        join felt f on f.alone_no = i.alone_no and f.s < i.e and f.e > i.s)
    group by alone_no),
promised_here as (select alone_no, sum(e - s)::bigint as measured_ms from inside group by alone_no)
select a.alone_no, a.contract_no, a.month, least(a.ends_ms, c.to_ms) - greatest(a.starts_ms, c.from_ms) as part_ms,
    a.ends_ms - a.starts_ms as whole_ms, coalesce(p.measured_ms, 0) as measured_ms, coalesce(s.down_ms, 0) as down_ms,
    coalesce(s.charged_ms, 0) as charged_ms, coalesce(s.excluded_ms, 0) as excluded_ms, coalesce(s.window_ms, 0) as window_ms
from alone a
join contracts c on c.contract_no = a.contract_no
left join promised_here p on p.alone_no = a.alone_no
left join sums s on s.alone_no = a.alone_no
where a.starts_ms < c.to_ms and a.ends_ms > c.from_ms;
