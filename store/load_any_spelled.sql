-- Answers: may two rows have names that differ in case only?
-- Grain: one value; a part of a statement that asks for every column of names.
-- Hashes are compared, which is faster than texts; two names with one hash are
-- told apart by whoever looks closer.
-- Reads: the rows of the table, the rows of another table that have the
-- name, too.
exists (
    select 1
    from (
        select distinct {column} as name
        from {holder}
        {other_names}
    )
    group by hash(lower(name))
    having count(*) > 1
)
