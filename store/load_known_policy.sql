-- Answers: what is the text of a policy's version, and which file had it?
-- Grain: one row, or none.
-- Reads: input.policies, input.files.
select p.digest, p.text, p.file_no, coalesce(f.name, p.policy)
from input.policies p
left join input.files f on f.file_no = p.file_no
where p.policy = $1 and p.effective = $2
order by p.policy_no desc
limit 1
