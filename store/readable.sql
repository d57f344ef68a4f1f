-- The same rows with timestamps in UTC, for people who open the file by hand.
-- An empty time is one that has not come (an open end) or is not known.

create schema if not exists readable;

create or replace view readable.months as
select format('{:04d}-{:02d}', month // 12, month % 12 + 1) as month, judged.utc(as_of_ms) as as_of,
    provisional, version, zone, inputs, results
from judged.months;

create or replace view readable.contracts as
select * exclude (from_ms, to_ms), judged.utc(from_ms) as "from", judged.utc(to_ms) as "to"
from input.contracts;

create or replace view readable.outages as
select * exclude (start_ms, end_ms, detected_ms, announced_ms, mitigated_ms, declared_over_ms, reported_ms, closed_ms),
    judged.utc(start_ms) as start, judged.utc(end_ms) as "end", judged.utc(detected_ms) as detected,
    judged.utc(announced_ms) as announced, judged.utc(mitigated_ms) as mitigated,
    judged.utc(declared_over_ms) as declared_over, judged.utc(reported_ms) as reported, judged.utc(closed_ms) as closed
from input.outages;

create or replace view readable.maintenance as
select * exclude (start_ms, end_ms, announced_ms),
    judged.utc(start_ms) as start, judged.utc(end_ms) as "end", judged.utc(announced_ms) as announced
from input.maintenance;

create or replace view readable.notices as
select * exclude (moment_ms), judged.utc(moment_ms) as moment
from input.notices;

create or replace view readable.measurements as
select * exclude (start_ms, end_ms), judged.utc(start_ms) as start, judged.utc(end_ms) as "end"
from input.measurements;
