-- Answers: which new rows of a file are an outage of which a row with another
-- start stays, at the same time or within a day? The source may have corrected
-- the start, and then the outage would count twice.
-- Grain: one row a new row, with the first row that stays.
-- Reads: the waiting rows, the rows that stay, input.files.
with pairs as (
    select b.line, b.outage, a.start_ms, a.file_no, a.line as a_line
    from temp.load_fate f
    join {incoming} b on b.{row} = f.row_no
    join {table} a
        on a.source = b.source and a.outage = b.outage and a.service = b.service and a.component = b.component
        and a.region = b.region and a.tenant = b.tenant
        and a.start_ms - 86400000 <= b.end_ms and b.start_ms - 86400000 <= a.end_ms
    where f.old_row is null and a.{row} in (select old_row from temp.load_lacking)
), firsts as (
    select line, any_value(outage) as outage, arg_min(file_no, (start_ms, a_line)) as file_no, arg_min(a_line, (start_ms, a_line)) as a_line
    from pairs
    group by line
)
select
    p.line,
    'start',
    p.outage || ' is known with another start (' || f.name || ':' || p.a_line
        || '), which stays; --replace says that the file is all there is'
from firsts p
join input.files f on f.file_no = p.file_no
order by p.line
