-- Answers: which customers of a tenant list does the list of customers not have?
-- Grain: one row a customer, at its first line. Asks nothing where no list was
-- loaded: then the tenant list says who the customers are.
-- Reads: input.contract_rows, contract_parties, customers. Rows that are not
-- committed count as none when joins are put in order; a condition keeps its order.
with unlisted as (
    select party_no, customer
    from input.contract_parties
    where customer not in (select customer from input.customers) and exists (select 1 from input.customers)
), lines as (
    select party_no, min(line) as line
    from {kept}
    where file_no = {file_no} and party_no in (select party_no from unlisted)
    group by party_no
)
select min(l.line) as line, 'customer', '"' || u.customer || '" is not in the list of customers'
from lines l
join unlisted u on u.party_no = l.party_no
group by u.customer
order by line
