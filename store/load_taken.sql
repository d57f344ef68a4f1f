-- Answers: which names that a file took out, being all that its source has to say,
-- do rows still have, though nobody knows them any more?
-- Grain: one row a name: the file and line of the first such row, and how many there are.
-- Reads: input.changes, input.files, the table of the rows, the names that are known.
with gone as (
    select before_row ->> 'source' as source, before_row ->> '{named}' as name
    from input.changes
    where kind = {kind} and change = 'removed'
        and after_file_no = (select max(file_no) from input.files where source = {source} and kind = {kind})
), taken as (
    select name from gone
    union
    select source || ':' || name from gone
)
select arg_min(f.name, (t.file_no, t.line)), arg_min(t.line, (t.file_no, t.line)), t.{column}, count(*)
from {table} t
join input.files f on f.file_no = t.file_no
where t.{column} in (select name from taken) and t.{column} not in (
    {names}
)
group by t.{column}
order by min((t.file_no, t.line))
