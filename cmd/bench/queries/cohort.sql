-- The best that SQL can do (performance.md of the design, section 13): contracts
-- that felt the same share a result, the others are judged alone on top of it.
-- Begins after plain_words.sql; leaves the table judged.

-- Counters of three kinds in one number: 20 bits each.
create or replace temp macro counter(kind) as case kind when 1 then 1 when 2 then 1048576 else 1099511627776 end;
create or replace temp macro flags_of(c) as
    if(c & 1048575 > 0, 1, 0) + if((c >> 20) & 1048575 > 0, 2, 0) + if(c >> 40 > 0, 4, 0);
-- 1 down, 2 excluded by cause, 3 excluded by a window, 4 a quiet window, 0 up.
create or replace temp macro state_of(flags) as
    case when flags > 4 then 3 when flags = 4 then 4 when flags = 2 then 2 when flags = 0 then 0 else 1 end;

create or replace temp table places as
select row_number() over ()::integer as place_no, *
from (select distinct service, region, reading_no from contracts);

create or replace temp table cohorts as
select row_number() over ()::integer as cohort_no, p.place_no, c.*
from (select distinct service, region, reading_no, hours, zone from contracts) c
join places p on p.service = c.service and p.region = c.region and p.reading_no = c.reading_no;

create or replace temp table numbered as
select c.*, k.cohort_no, k.place_no
from contracts c
join cohorts k on k.service = c.service and k.region = c.region and k.reading_no = c.reading_no and k.hours = c.hours and k.zone = c.zone;

-- Elementary stretches of every place, one after the other.
create or replace temp table stretches as
with events as (
    select place_no, moment, sum(step)::bigint as step
    from (
        select place_no, unnest([s, e]) as moment, unnest([counter(kind), -counter(kind)]) as step
        from (
            select p.place_no, h.s, h.e, h.kind from happened h
            join places p on p.reading_no = h.reading_no and p.service = h.service and p.region = h.region
            where h.tenant is null
            union all
            select p.place_no, h.s, h.e, h.kind from happened h
            join places p on p.reading_no = h.reading_no and p.service = h.service
            where h.tenant is null and h.region = '*'))
    group by all),
counted as (
    select place_no, moment as s, lead(moment) over w as e, (sum(step) over w)::bigint as c
    from events
    window w as (partition by place_no order by moment))
select place_no, s, e, flags_of(c)::tinyint as flags
from counted
where e is not null;

-- Pieces: alike stretches that adjoin are one, which the minimum is about.
create or replace temp table pieces as
with marked as (
    select *, state_of(flags) as state, if(lag(state_of(flags)) over (partition by place_no order by s) = state_of(flags), 0, 1) as fresh
    from stretches),
grouped as (
    select *, sum(fresh) over (partition by place_no order by s rows unbounded preceding) as piece from marked),
joined as (
    select place_no, piece, state, min(s) as s, max(e) as e from grouped where state > 0 group by all)
select j.place_no, j.s, j.e, j.state::tinyint as state, j.state = 1 and j.e - j.s >= r.minimum_ms as charged
from joined j
join places p on p.place_no = j.place_no
join readings r on r.reading_no = p.reading_no;
