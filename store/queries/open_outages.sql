-- Answers: which outages that began before an instant ($1) have no end?
-- Grain: one row a row of an outage, by start, source and outage.
-- Reads: judged.counted_outages, input.files.
select o.source, o.outage, o.service, o.component, o.region, o.tenant, o.start_ms, o.end_ms, o.level, o.share_ppm,
    o.cause, o.title, o.posted, o.duplicate_of, o.detected_ms, o.announced_ms, o.mitigated_ms, o.declared_over_ms,
    o.reported_ms, o.closed_ms, o.users, coalesce(f.name, ''), o.line
from judged.counted_outages o
left join input.files f on f.file_no = o.file_no
where o.end_ms = 9223372036854775807 and o.start_ms < $1
order by o.start_ms, o.source, o.outage, o.service, o.region, o.component, o.tenant
