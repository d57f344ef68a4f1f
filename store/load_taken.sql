-- Answers: which rows name something that nobody knows any more, since a file
-- that is all that its source has to say took it out?
-- Grain: one row, the first of them, with how many there are; none where all is known.
-- Reads: the table of the rows, input.files, the names that are known.
select f.name, t.line, t.{column}, count(*) over ()
from {table} t
join input.files f on f.file_no = t.file_no
where t.{column} <> '' and t.{column} not in (
    {names}
)
order by f.file_no, t.line
limit 1
