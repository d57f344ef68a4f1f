-- Answers: which contracts begin or end inside a span ($1 to $2), and which are
-- versions of those?
-- Grain: one row a contract in force in the span, ordered by line and beginning.
-- Reads: input.contracts, judged.contract_keys, judged.groups, judged.fees.
with edged as (
    select contract_no
    from judged.contract_keys
    where from_ms > $1 and from_ms < $2 or to_ms > $1 and to_ms < $2),
lines as (
    select distinct c.tenant, c.service, c.region, c.contract
    from input.contracts c
    semi join edged using (contract_no))
select k.contract_no, g.run_no, f.run_no,
    dense_rank() over (order by c.tenant, c.service, c.region, c.contract) as line,
    k.from_ms, k.to_ms, k.seats
from input.contracts c
join lines l on (l.tenant, l.service, l.region, l.contract) = (c.tenant, c.service, c.region, c.contract)
join judged.contract_keys k on k.contract_no = c.contract_no
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
where k.from_ms < $2 and k.to_ms > $1
order by line, k.from_ms, k.contract_no
