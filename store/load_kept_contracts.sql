-- Answers: for which new contracts of a file does another one stay that the
-- same tenant has for the same service at the same time, in another region or
-- from another day on? The source may have corrected the region or the day,
-- and then the contract would count twice.
-- Grain: one row a new row, with the first row that stays.
-- Reads: the waiting rows, the rows that stay, input.files.
with pairs as (
    select b.line, b.tenant, b.service, a.region <> b.region as elsewhere, a.from_ms, a.region, a.file_no, a.line as a_line
    from temp.load_fate f
    join {incoming} b on b.{row} = f.row_no
    join {table} a
        on a.source = b.source and a.tenant = b.tenant and a.service = b.service
        and (a.region <> b.region or a.from_ms <> b.from_ms)
        and a.from_ms < b.to_ms and b.from_ms < a.to_ms
    where f.old_row is null and a.{row} in (select old_row from temp.load_lacking)
), firsts as (
    select line, arg_min(pairs, (from_ms, a_line)) as p
    from pairs
    group by line
)
select
    o.line,
    case when p.elsewhere then 'region' else 'from' end,
    p.tenant || ' is known for ' || p.service
        || case when p.elsewhere then ' in the region ' || p.region else ' with another from' end
        || ' (' || f.name || ':' || p.a_line || '), which stays; --replace says that the file is all there is'
from firsts o
join input.files f on f.file_no = p.file_no
order by o.line
