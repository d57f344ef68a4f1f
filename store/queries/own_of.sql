-- Answers: what happened in a span ($2 to $3) to the tenant of the contract row $1?
-- Grain: one row an event, by start.
-- Reads: judged.events_of, judged.event_readers, input.contracts.
select e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause, e.level,
    e.posted, e.row_no{details}
from input.contracts c
join judged.events_of({waits}, {measurements}) e on e.tenant = c.tenant and e.service = c.service
left join judged.event_readers r on r.policy = c.policy
where c.contract_no = $1 and c.tenant <> '' and (e.region = '*' or e.region = c.region)
    and e.start_ms < $3 and e.end_ms > $2 and (e.kind < 3 or e.kind = 3 and r.waits or e.kind = 4 and r.measurements)
order by e.start_ms, e.kind, e.ref, e.end_ms, e.component, e.row_no
