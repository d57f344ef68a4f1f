-- Answers: what is each waiting row: new, equal to the row with its key, or
-- another version of it? It is asked of rows that have parts: most have the same
-- ones as the row with their key, which the numbers tell; the others are looked
-- for by name among the rest. A key is there once on either side.
-- Grain: one row a waiting row.
-- Reads: the waiting rows, the rows that are there. Writes: temp.load_fate.
create or replace temporary table load_near as
select b.{row} as row_no, a.{row} as old_row, {near_differs} as changed
from {arrived} b
join {kept} a on {near_equal};

create or replace temporary table load_fate as
from load_near
union all
select b.{row} as row_no, a.{row} as old_row, a.{row} is not null and {differs} as changed
from (select b.* from {incoming} b anti join load_near n on n.row_no = b.{row}) b
left join (select a.* from {table} a anti join load_near n on n.old_row = a.{row}) a on {key_equal};

drop table load_near
