-- Answers: which customers have contracts, how many, and in which place are their
-- keys? A key begins with its customer and a slash, which no other customer's does.
-- Grain: one row a customer, by number; places count from 0.
-- Reads: judged.contract_keys, judged.customers.
with counts as (
    select customer_no, count(*) as contracts from judged.contract_keys group by customer_no)
select u.customer_no, c.contracts, row_number() over (order by judged.key_part(u.customer) || '/') - 1 as place
from counts c
join judged.customers u on u.customer_no = c.customer_no
order by u.customer_no
