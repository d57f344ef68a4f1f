-- Answers: which rows are versions of the contract row $1, as far as they are
-- in force in a span ($2 to $3)?
-- Grain: one row a version, by its beginning; with its place and its policy. The
-- row itself is always among them.
-- Reads: input.contracts, judged.contract_keys, judged.groups, judged.fees. The
-- hash finds few rows fast, and their names decide.
with candidates as materialized (
    select k.*
    from judged.contract_keys k
    where k.line_hash = (select line_hash from judged.contract_keys where contract_no = $1)),
named as (
    select c.contract_no, (c.customer, c.tenant, c.service, c.region, c.contract) as name, c.tenant, c.service, c.region, c.policy
    from input.contracts c
    join candidates k on k.contract_no = c.contract_no)
select k.contract_no, g.run_no, f.run_no, $1 as line, k.from_ms, k.to_ms, k.seats,
    c.tenant, c.service, c.region, c.policy
from named asked
join named c on c.name = asked.name
join candidates k on k.contract_no = c.contract_no
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
where asked.contract_no = $1 and (k.from_ms < $3 and k.to_ms > $2 or k.contract_no = $1)
order by k.from_ms, k.contract_no
