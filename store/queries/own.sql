-- Answers: what happened to single tenants in the reach of their contracts'
-- policies? The reach is from $4 to $5 for the policies of $3, from $1 to $2 for
-- others; for contracts that begin or end in that, all of it.
-- Grain: one row an event and contract of its tenant, of the contracts from $6 to
-- before $7, ordered by contract.
-- Waits and measurements are for contracts whose policy reads them.
-- Reads: own_events of this connection, input.contract_rows, offers,
-- judged.event_readers, judged.contract_keys and dictionaries.
with reach as (
    select unnest($3::varchar[]) as policy, unnest($4::bigint[]) as start_ms, unnest($5::bigint[]) as end_ms)
select k.contract_no, g.run_no, f.run_no, k.from_ms, k.to_ms, k.seats,
    e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause, e.level,
    e.posted, e.row_no{details}
from temp.own_events e
join input.contract_rows c on c.party_no = e.party_no
join input.contract_offers o on o.offer_no = c.offer_no and o.service = e.service and (e.region = '*' or e.region = o.region)
join judged.contract_keys k on k.contract_no = c.contract_no
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
left join judged.event_readers r on r.policy = o.policy
left join reach a on a.policy = g.policy
where k.from_ms < $2 and k.to_ms > $1 and c.contract_no >= $6 and c.contract_no < $7
    and (a.policy is null or k.from_ms > $1 or k.to_ms < $2 or e.start_ms < a.end_ms and e.over_ms > a.start_ms)
    and (e.kind < 3 or e.kind = 3 and r.waits or e.kind = 4 and r.measurements)
order by k.contract_no, e.start_ms, e.kind, e.ref, e.end_ms, e.component, e.row_no
