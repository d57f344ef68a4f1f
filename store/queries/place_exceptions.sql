-- Answers: whose are the exceptions?
-- Grain: the table placed, one row an exception whose contract exists. The checks and
-- the digests of months read it: exceptions are joined to all contracts here alone.
-- Reads: judged.exceptions of the months $1 to $2, judged.contract_keys.
create or replace temp table placed as
select e.month, e.contract_no, e.period_no, e.policy_no, e.result_no,
    k.group_no, k.fee_no, k.currency, k.from_ms, k.to_ms, k.line_hash
from judged.exceptions e
join judged.contract_keys k on k.contract_no = e.contract_no
where e.month between $1 and $2
