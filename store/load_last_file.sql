-- Answers: which file of a source and kind was the last, and how many rows had it?
-- Grain: one row, or none.
-- Reads: input.files.
select digest, row_count
from input.files
where source = $1 and kind = $2
order by file_no desc
limit 1
