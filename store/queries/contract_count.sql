-- Answers: how many contracts do the customers $1 have?
-- Grain: one row.
-- Reads: judged.contract_keys, judged.customers.
select count(*)
from judged.contract_keys k
join judged.customers u on u.customer_no = k.customer_no
where list_contains($1::varchar[], u.customer)
