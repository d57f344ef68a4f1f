-- Answers: what is the contract row with number $1 to the kernel?
-- Grain: one row.
-- Reads: judged.contract_keys, judged.groups, judged.fees.
select g.run_no, f.run_no, k.from_ms, k.to_ms, k.seats
from judged.contract_keys k
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
where k.contract_no = $1
