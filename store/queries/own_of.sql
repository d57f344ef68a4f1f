-- Answers: what happened in a span ($5 to $6) to a tenant ($1) of a contract for a
-- service ($2) in a region ($3) under a policy ($4)? They are values, not a join
-- with the contract, so that nothing else is read of a million outages.
-- Grain: one row an event, by start.
-- Reads: judged.events_of, judged.event_readers.
select e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause, e.level,
    e.posted, e.row_no{details}
from judged.events_of({waits}, {measurements}) e
left join judged.event_readers r on r.policy = $4
where e.tenant = $1 and $1 <> '' and e.service = $2 and (e.region = '*' or e.region = $3)
    and e.start_ms < $6 and e.over_ms > $5 and (e.kind < 3 or e.kind = 3 and r.waits or e.kind = 4 and r.measurements)
order by e.start_ms, e.kind, e.ref, e.end_ms, e.component, e.row_no
