    select distinct tenant as name from input.contracts
