-- Answers: which components did anything happen to?
-- Grain: one row a name, in order; its position is its number.
-- Reads: input.outages, input.maintenance, input.gaps, input.measurements.
select component from input.outages where component <> ''
union
select component from input.maintenance where component <> ''
union
select component from input.gaps where component <> ''
union
select component from input.measurements where component <> ''
order by component
