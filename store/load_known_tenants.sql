-- Answers: which tenants are there?
-- Grain: one row a name.
-- Reads: input.contracts.
select distinct tenant as name
from input.contracts
