-- Answers: which customers have results in the months $1 to $2, and how many?
-- Grain: one row a customer, in order.
-- Reads: judged.contract_results, input.contracts; where $3 is true only the
-- customers in wanted_customers.
select c.customer, count(*)
from judged.contract_results($1::integer, $2::integer) r
join input.contracts c on c.contract_no = r.contract_no
where not $3 or c.customer in (select customer from wanted_customers)
group by c.customer
order by c.customer
