-- Answers: which rows of a file spell a name otherwise than the rows of other
-- files do, or than an earlier line does, with other case only?
-- Grain: one row a row.
-- Reads: the rows of the table, rows of another table that have the name,
-- too.
with spelled as (
    select {column} as name, file_no, line
    from {table}
    where {column} not in ('', '*')
    {other_rows}
), names as (
    select name, bool_or(file_no <> {file_no}) as known, min(line) as first_line
    from spelled
    group by name
), twice as (
    select lower(name) as plain
    from names
    group by plain
    having count(*) > 1
), meant as (
    select name, known, first_value(name) over (partition by lower(name) order by known desc, first_line, name) as right_name
    from names
    where lower(name) in (select plain from twice)
)
select t.line, t.{column}, m.right_name
from {table} t
join meant m on m.name = t.{column}
where t.file_no = {file_no} and not m.known and m.name <> m.right_name
order by t.line
