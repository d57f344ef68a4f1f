-- Answers: may the rows of a file have a line, or a key, twice?
-- Grain: one row. Hashes are compared, which is faster than texts; two lines
-- with one hash are told apart by whoever looks closer.
-- Reads: the rows of the file.
select exists (
    select 1
    from {incoming}
    where {mine}
    group by hash({line})
    having count(*) > 1
)
