-- How many rows there are, and a sum over all of them that no other rows have.
select count(*), coalesce(sum(hash(r)), 0)::varchar from ({rows}) r
