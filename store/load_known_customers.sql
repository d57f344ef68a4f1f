    select customer as name from input.customers
    union
    select customer from input.contracts
