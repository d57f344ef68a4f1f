-- Answers: what happened to single tenants in the reach of their contracts'
-- policies? The reach is from $4 to $5 for the policies of $3, from $1 to $2 for
-- others; for contracts that begin or end in that, all of it. Of the services $6
-- alone, if that is not null.
-- Grain: the table own_events on this connection, one row an event and contract of
-- its tenant. own.sql reads it, some contracts after the others.
-- Waits and measurements are for contracts whose policy reads them.
-- Reads: judged.events_of, input.contract_parties, contract_rows, offers,
-- judged.event_readers, judged.contract_keys and dictionaries. Tables are joined as
-- they stand here, the right one held in memory: of a tenant's contracts most have
-- nothing to do with an event, and an order that finds that out late takes twice as
-- long.
create or replace temporary table own_events as
with reach as (
    select unnest($3::varchar[]) as policy, unnest($4::bigint[]) as start_ms, unnest($5::bigint[]) as end_ms),
events as (
    select p.party_no, e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause,
        e.level, e.posted, e.row_no, e.over_ms{details}
    from judged.events_of({waits}, {measurements}) e
    join input.contract_parties p on p.tenant = e.tenant
    where e.tenant <> '' and e.start_ms < $2 and e.over_ms > $1
        and ($6::varchar[] is null or list_contains($6::varchar[], e.service))),
hits as (
    select c.contract_no, o.policy, e.* exclude (party_no)
    from input.contract_rows c
    join input.contract_offers o on o.offer_no = c.offer_no
    join events e on e.party_no = c.party_no and e.service = o.service and (e.region = '*' or e.region = o.region))
select g.run_no as group_no, f.run_no as fee_no, k.from_ms, k.to_ms, k.seats, h.* exclude (policy, over_ms)
from judged.contract_keys k
join hits h on h.contract_no = k.contract_no
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
left join judged.event_readers r on r.policy = h.policy
left join reach a on a.policy = g.policy
where k.from_ms < $2 and k.to_ms > $1 and k.from_ms < k.to_ms
    and (a.policy is null or k.from_ms > $1 or k.to_ms < $2 or h.start_ms < a.end_ms and h.over_ms > a.start_ms)
    and (h.kind < 3 or h.kind = 3 and r.waits or h.kind = 4 and r.measurements)
