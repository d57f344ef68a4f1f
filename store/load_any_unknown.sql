-- Answers: does any row of a file name something that nobody knows?
-- Grain: one value; a part of a statement that asks for every reference.
-- Reads: the rows of the file, the names that are known.
exists (
    select 1
    from {table}
    where file_no = {file_no} and {column} <> '' and {column} not in (
        {names}
    )
)
