-- Answers: which contracts begin or end inside a span ($1 to $2), and which are
-- versions of those?
-- Grain: one row a contract in force in the span, ordered by line and beginning.
-- Reads: judged.contract_keys, input.contracts, judged.groups, judged.fees. The
-- hash finds few rows fast, and their names decide.
with edged as (
    select distinct line_hash
    from judged.contract_keys
    where from_ms > $1 and from_ms < $2 or to_ms > $1 and to_ms < $2),
candidates as (
    select k.*, c.customer, c.tenant, c.service, c.region, c.contract,
        k.from_ms > $1 and k.from_ms < $2 or k.to_ms > $1 and k.to_ms < $2 as edge
    from judged.contract_keys k
    semi join edged e on e.line_hash = k.line_hash
    join input.contracts c on c.contract_no = k.contract_no
    where k.from_ms < $2 and k.to_ms > $1),
lines as (
    select *, dense_rank() over (order by customer, tenant, service, region, contract) as line,
        bool_or(edge) over (partition by customer, tenant, service, region, contract) as edged
    from candidates)
select l.contract_no, g.run_no, f.run_no, l.line, l.from_ms, l.to_ms, l.seats
from lines l
join judged.groups g on g.group_no = l.group_no
join judged.fees f on f.fee_no = l.fee_no
where l.edged
order by l.line, l.from_ms, l.contract_no
