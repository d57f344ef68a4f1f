-- Answers: which customers are there?
-- Grain: one row a name.
-- Reads: input.customers, input.contract_parties.
select customer as name
from input.customers
union
select customer
from input.contract_parties
