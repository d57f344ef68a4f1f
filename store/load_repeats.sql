-- Answers: which rows of a file have the key of an earlier row of the file?
-- Grain: one row a row, with the row that was first. Hashes find the few keys
-- that can be there twice before any text is compared.
-- Reads: the rows of the file. Writes: temp.load_repeats.
create or replace temporary table load_repeats as
with seen_twice as (
    select hash({key}) as h
    from {incoming}
    where {mine}
    group by h
    having count(*) > 1
), candidates as (
    select {row} as row_no, line, {key}
    from {incoming}
    where {mine} and hash({key}) in (select h from seen_twice)
), numbered as (
    select
        row_no,
        first_value(row_no) over (partition by {key} order by line, row_no) as first_row
    from candidates
)
select row_no, first_row
from numbered
where row_no <> first_row
