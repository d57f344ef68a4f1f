-- Answers: how many contracts of each group pay each fee during all of the reach
-- of their policy? That is from $4 to $5 for the policies of $3, and from $1 to
-- $2 for others. Of the services $6 alone, if that is not null. A contract with a
-- version that begins or ends inside its reach is among the edges and not counted
-- here.
-- Grain: one row a group and fee, ordered by both.
-- Reads: judged.contract_keys, alike of this connection, input.contracts,
-- judged.groups, judged.fees. Keys are read again where they are used: there may
-- be millions, which would be kept.
with reach as (
    select unnest($3::varchar[]) as policy, unnest($4::bigint[]) as start_ms, unnest($5::bigint[]) as end_ms),
reached as (
    select g.group_no, g.run_no, coalesce(r.start_ms, $1) as start_ms, coalesce(r.end_ms, $2) as end_ms
    from judged.groups g
    left join reach r on r.policy = g.policy
    where $6::varchar[] is null or list_contains($6::varchar[], g.service)),
keys as not materialized (
    select k.contract_no, k.fee_no, k.seats, g.run_no,
        k.from_ms <= g.start_ms and k.to_ms >= g.end_ms as held
    from judged.contract_keys k
    join reached g on g.group_no = k.group_no),
-- Held contracts with a version among the edges: of those that are alike the names
-- decide.
versions as (
    select distinct p.contract_no
    from temp.alike p
    join input.contracts a on a.contract_no = p.contract_no
    join input.contracts b on b.contract_no = p.edge_no
    where (a.customer, a.tenant, a.service, a.region, a.contract) = (b.customer, b.tenant, b.service, b.region, b.contract)),
counted as (
    select k.run_no, k.fee_no, count(*) as contracts, sum(k.seats)::bigint as seats
    from keys k
    anti join versions v on v.contract_no = k.contract_no
    where k.held
    group by all)
select c.run_no, f.run_no, c.contracts, c.seats
from counted c
join judged.fees f on f.fee_no = c.fee_no
order by c.run_no, f.run_no
