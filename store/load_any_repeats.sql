-- Answers: may a key be twice in the rows of a file?
-- Grain: one row. Hashes are compared, which is faster than texts; two keys
-- with one hash are told apart by whoever looks closer.
-- Reads: the rows of the file.
select exists (
    select 1
    from {incoming}
    where {mine}
    group by hash({key})
    having count(*) > 1
)
