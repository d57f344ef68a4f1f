-- Answers: which files were refused and have not been loaded since?
-- Grain: one row a file, in order.
-- Reads: input.refusals.
select file, row_count, reason
from input.refusals
order by file
