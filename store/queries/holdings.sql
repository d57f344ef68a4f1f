-- Answers: how many contracts of each group pay each fee during all of a span
-- ($1 to $2)? A contract with a version that begins or ends inside the span is
-- among the edges and not counted here.
-- Grain: one row a group and fee, ordered by both.
-- Reads: judged.contract_keys, input.contracts, judged.groups, judged.fees.
with edged as (
    select contract_no, line_hash
    from judged.contract_keys
    where from_ms > $1 and from_ms < $2 or to_ms > $1 and to_ms < $2),
held as (
    select contract_no, group_no, fee_no, seats, line_hash
    from judged.contract_keys
    where from_ms <= $1 and to_ms >= $2),
-- Held contracts with a version among the edges: the hash finds few, and their
-- names decide.
versions as (
    select distinct h.contract_no
    from held h
    join edged e on e.line_hash = h.line_hash
    join input.contracts a on a.contract_no = h.contract_no
    join input.contracts b on b.contract_no = e.contract_no
    where (a.tenant, a.service, a.region, a.contract) = (b.tenant, b.service, b.region, b.contract)),
counted as (
    select group_no, fee_no, count(*) as contracts, sum(seats)::bigint as seats
    from held h
    anti join versions v on v.contract_no = h.contract_no
    group by group_no, fee_no)
select g.run_no, f.run_no, c.contracts, c.seats
from counted c
join judged.groups g on g.group_no = c.group_no
join judged.fees f on f.fee_no = c.fee_no
order by g.run_no, f.run_no
