-- Answers: which causes did outages have?
-- Grain: one row a cause, in order; its position is its number.
-- Reads: input.outages.
select distinct cause from input.outages order by cause
