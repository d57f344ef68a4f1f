-- Answers: which policies were loaded, and from where?
-- Grain: one row a version, ordered by policy and effective day: the order in
-- which the kernel numbers them.
-- Reads: input.policies, input.files.
select p.policy_no, coalesce(f.name, p.policy), p.text
from input.policies p
left join input.files f on f.file_no = p.file_no
order by p.policy, p.effective, p.policy_no
