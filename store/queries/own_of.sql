-- Answers: what happened in a span ($2 to $3) to a tenant ($1) in some places: numbers
-- ($4) of a service ($5) in a region ($6) under a policy ($7)? The tenant is a value,
-- not a join with contracts, so that nothing else is read of a million outages.
-- Grain: one row an event and place, by start.
-- Reads: judged.events_of, judged.event_readers.
with places as (
    select unnest($4::bigint[]) as place, unnest($5::varchar[]) as service, unnest($6::varchar[]) as region, unnest($7::varchar[]) as policy)
select p.place, e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause, e.level,
    e.posted, e.row_no{details}
from judged.events_of({waits}, {measurements}) e
join places p on p.service = e.service and (e.region = '*' or e.region = p.region)
left join judged.event_readers r on r.policy = p.policy
where e.tenant = $1 and $1 <> '' and e.start_ms < $3 and e.over_ms > $2
    and (e.kind < 3 or e.kind = 3 and r.waits or e.kind = 4 and r.measurements)
order by p.place, e.start_ms, e.kind, e.ref, e.end_ms, e.component, e.row_no
