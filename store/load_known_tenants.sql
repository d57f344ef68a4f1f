-- Answers: which tenants are there?
-- Grain: one row a name.
-- Reads: input.contract_parties.
select distinct tenant as name
from input.contract_parties
