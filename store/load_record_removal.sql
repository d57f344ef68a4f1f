-- Answers: nothing; keeps every row that a file, being all that its source has
-- to say, takes out.
-- Reads: the rows that are there. Writes: input.changes.
insert into input.changes
select
    $1 + row_number() over (order by b.file_no, b.line),
    {kind}, concat_ws('/', {b_key}), 'removed',
    to_json(b), null,
    b.file_no, b.line, {file_no}, null
from {table} b
where b.{row} in (select old_row from temp.load_lacking)
