-- Answers: what happened to single tenants in the reach of their contracts'
-- policies? The reach is from $4 to $5 for the policies of $3, from $1 to $2 for
-- others; for contracts that begin or end in that, all of it. Of the services $6
-- alone, if that is not null.
-- Grain: one row an event and contract of its tenant, of the contracts from $7 to
-- before $8, ordered by contract. An event in every region is first spread over
-- the regions that contracts have: "or" in the join would compare every event
-- with every contract.
-- Waits and measurements are for contracts whose policy reads them.
-- Reads: judged.events_of, judged.event_readers, input.contracts, judged.contract_keys and dictionaries.
with reach as (
    select unnest($3::varchar[]) as policy, unnest($4::bigint[]) as start_ms, unnest($5::bigint[]) as end_ms),
event as (
    select * from judged.events_of({waits}, {measurements})
    where tenant <> '' and start_ms < $2 and end_ms > $1
        and ($6::varchar[] is null or list_contains($6::varchar[], service))),
places as (
    select distinct service, region from judged.groups where run_no is not null),
spread as (
    select e.* from event e where e.region <> '*'
    union all
    select e.* replace (p.region as region)
    from event e
    join places p on p.service = e.service
    where e.region = '*')
select k.contract_no, g.run_no, f.run_no, k.from_ms, k.to_ms, k.seats,
    e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause, e.level,
    e.posted, e.row_no{details}
from spread e
join input.contracts c on c.tenant = e.tenant and c.service = e.service and c.region = e.region
join judged.contract_keys k on k.contract_no = c.contract_no
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
left join judged.event_readers r on r.policy = c.policy
left join reach a on a.policy = g.policy
where k.from_ms < $2 and k.to_ms > $1 and c.contract_no >= $7 and c.contract_no < $8
    and (a.policy is null or k.from_ms > $1 or k.to_ms < $2 or e.start_ms < a.end_ms and e.end_ms > a.start_ms)
    and (e.kind < 3 or e.kind = 3 and r.waits or e.kind = 4 and r.measurements)
order by k.contract_no, e.start_ms, e.kind, e.ref, e.end_ms, e.component, e.row_no
