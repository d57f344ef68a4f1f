-- Answers: what is each waiting row: new, equal to the row with its key, or
-- another version of it?
-- Grain: one row a waiting row.
-- Reads: the waiting rows, the rows that are there. Writes: temp.load_fate.
create or replace temporary table load_fate as
select b.{row} as row_no, a.{row} as old_row, a.{row} is not null and {differs} as changed
from {incoming} b
left join {table} a on {key_equal}
