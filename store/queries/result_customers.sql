-- Answers: which customers have contracts, and how many?
-- Grain: one row a customer, in order; where $1 is true only those in
-- wanted_customers.
-- Reads: judged.contract_keys, judged.customers.
with counts as (
    select customer_no, count(*) as contracts from judged.contract_keys group by customer_no)
select u.customer_no, u.customer, c.contracts
from counts c
join judged.customers u on u.customer_no = c.customer_no
where not $1 or u.customer in (select customer from wanted_customers)
order by u.customer_no
