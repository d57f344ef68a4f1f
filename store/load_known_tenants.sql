-- Answers: which tenants are there?
-- Grain: one row a party, so that a name may come twice: to make each of a million
-- names once takes longer than to look for them.
-- Reads: input.contract_parties.
select tenant as name
from input.contract_parties
