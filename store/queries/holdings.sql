-- Answers: how many contracts of each group pay each fee during all of a span
-- ($1 to $2)? A contract with a version that begins or ends inside the span is
-- among the edges and not counted here.
-- Grain: one row a group and fee, ordered by both.
-- Reads: input.contracts, judged.contract_keys, judged.groups, judged.fees.
with edged as (
    select contract_no
    from judged.contract_keys
    where from_ms > $1 and from_ms < $2 or to_ms > $1 and to_ms < $2),
lines as (
    select distinct c.tenant, c.service, c.region, c.contract
    from input.contracts c
    semi join edged using (contract_no)),
versions as (
    select k.contract_no
    from input.contracts c
    join lines l on (l.tenant, l.service, l.region, l.contract) = (c.tenant, c.service, c.region, c.contract)
    join judged.contract_keys k on k.contract_no = c.contract_no
    where k.from_ms <= $1 and k.to_ms >= $2),
held as (
    select group_no, fee_no, count(*) as contracts, sum(seats)::bigint as seats
    from judged.contract_keys k
    anti join versions v on v.contract_no = k.contract_no
    where from_ms <= $1 and to_ms >= $2
    group by group_no, fee_no)
select g.run_no, f.run_no, h.contracts, h.seats
from held h
join judged.groups g on g.group_no = h.group_no
join judged.fees f on f.fee_no = h.fee_no
order by g.run_no, f.run_no
