-- Answers: what are the texts of some policies, and which files had them?
-- Grain: one row a policy and version.
-- Reads: input.policies, input.files, what the names are asked of.
select coalesce(f.name, p.policy), p.text
from input.policies p
left join input.files f on f.file_no = p.file_no
where p.policy in ({which})
order by p.policy, p.effective
