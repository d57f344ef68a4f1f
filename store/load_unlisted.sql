-- Answers: which customers of a tenant list does the list of customers not have?
-- Grain: one row a customer, at its first line. Asks nothing where no list was
-- loaded: then the tenant list says who the customers are.
-- Reads: input.contract_rows, contract_parties, customers.
with unlisted as (
    select party_no, customer
    from input.contract_parties
    where customer not in (select customer from input.customers) and exists (select 1 from input.customers)
)
select min(c.line) as line, 'customer', '"' || u.customer || '" is not in the list of customers'
from {kept} c
join unlisted u on u.party_no = c.party_no
where c.file_no = {file_no}
group by u.customer
order by line
