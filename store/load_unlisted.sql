-- Answers: which customers of a tenant list does the list of customers not have?
-- Grain: one row a customer, at its first line. Asks nothing where no list was
-- loaded: then the tenant list says who the customers are.
-- Reads: input.contracts, input.customers.
select min(line) as line, 'customer', '"' || customer || '" is not in the list of customers'
from {table}
where file_no = {file_no}
    and customer not in (select customer from input.customers)
    and exists (select 1 from input.customers)
group by customer
order by line
