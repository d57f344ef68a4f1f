-- Answers: which policies are there?
-- Grain: one row a name.
-- Reads: input.policies.
select distinct policy as name
from input.policies
