-- Answers: which groups of contracts are there?
-- Grain: one row a group, in the order of its number in a run.
-- Reads: judged.groups.
select service, region, policy, zone, plan, class, topology, billing_day, began, term_months, seats
from judged.groups
where run_no is not null
order by run_no
