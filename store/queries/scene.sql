-- Answers: what happened to every tenant in a span ($1 to $2)? Waits,
-- measurements and details only where a policy reads them, and measurements only
-- of services that have such a policy.
-- Grain: one row a row of an outage, a maintenance window, a gap, a wait or a
-- measurement.
-- Reads: judged.events_of, judged.groups, judged.event_readers.
select e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause, e.level,
    e.posted, e.row_no{details}
from judged.events_of({waits}, {measurements}) e
where e.tenant = '' and e.start_ms < $2 and e.over_ms > $1
    and (e.kind < 4 or e.service in (
        select g.service from judged.groups g join judged.event_readers r on r.policy = g.policy and r.measurements where g.run_no is not null))
order by e.service, e.region, e.start_ms, e.kind, e.ref, e.end_ms, e.component, e.row_no
