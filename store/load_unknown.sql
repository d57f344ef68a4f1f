-- Answers: which rows of a file name something that nobody knows, and what
-- could they have meant?
-- Grain: one row a row. A near name is looked for only for the first names:
-- nobody reads more, and comparing all with all would take hours.
-- Reads: the rows of the file, the names that are known.
with known as (
    {names}
), missing as (
    select {column} as name, min(line) as first_line
    from {table}
    where file_no = {file_no} and {column} <> '' and {column} not in (select name from known)
    group by {column}
), first_missing as (
    select name
    from missing
    order by first_line, name
    limit 20
), distances as (
    select m.name, k.name as near, levenshtein(lower(k.name), lower(m.name)) as distance
    from first_missing m
    join known k
        on abs(length(k.name) - length(m.name)) <= 3
        and (lower(left(k.name, 1)) = lower(left(m.name, 1)) or lower(right(k.name, 2)) = lower(right(m.name, 2)))
), near as (
    select name, arg_min(near, (distance, near)) as near
    from distances
    where distance <= length(name) // 3 + 1
    group by name
)
select t.line, m.name, coalesce(n.near, '')
from {table} t
join missing m on m.name = t.{column}
left join near n on n.name = m.name
where t.file_no = {file_no}
order by t.line
