-- A customer of the tenant list is known by itself where no list of customers
-- was loaded.
    select distinct customer as name from input.customers
    union
    select distinct customer from input.contracts where not exists (select 1 from input.customers)
