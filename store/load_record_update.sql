-- Answers: nothing; keeps both versions of every row that changes.
-- Reads: the waiting rows, the rows that are there. Writes: input.changes.
insert into input.changes
select
    $1 + row_number() over (order by b.line),
    {kind}, concat_ws('/', {b_key}), 'updated',
    to_json(a), to_json(b),
    a.file_no, a.line, b.file_no, b.line
from temp.load_fate f
join {incoming} b on b.{row} = f.row_no
join {table} a on a.{row} = f.old_row
where f.changed
