-- Answers: may any row of a file name something that nobody knows?
-- Grain: one value; a part of a statement that asks for every reference.
-- Reads: the rows of the file, or all rows of the part that has the name; the
-- names that are known.
exists (
    select 1
    from {holder}
    where {held} and {column} <> '' and {column} not in (
        {names}
    )
)
