-- Answers: when do the contracts of a file begin and end?
-- Grain: one row an instant, edge and policy, with its first line.
-- Reads: the rows of the file.
with edges as (
    select line, 'from' as field, policy, from_ms as edge_ms
    from {table}
    where file_no = {file_no}
    union all
    select line, 'to', policy, to_ms
    from {table}
    where file_no = {file_no} and to_ms <> 9223372036854775807
)
select min(line) as line, field, policy, edge_ms, count(*) as row_count
from edges
group by field, policy, edge_ms
order by line, field
