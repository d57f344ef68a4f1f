-- Answers: which outages are there, by themselves and with their source?
-- Grain: one row a name.
-- Reads: input.outages.
select outage as name
from input.outages
union
select source || ':' || outage
from input.outages
