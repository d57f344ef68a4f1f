-- Answers: what are contract rows to the kernel whose policy reads more of a
-- contract than its result says?
-- Grain: one row a contract row.
-- Reads: input.contracts, judged.reading_policies, judged.contract_keys, groups, fees.
select k.contract_no, g.run_no, f.run_no, k.from_ms, k.to_ms, k.seats
from input.contracts c
join judged.reading_policies r on r.policy = c.policy
join judged.contract_keys k on k.contract_no = c.contract_no
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
