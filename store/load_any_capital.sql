-- Answers: does any name have a capital letter? Where none has, no two differ in
-- case only.
-- Grain: one value; a part of a statement that asks for every column of names.
-- Reads: the rows of the table, the rows of another table that have the
-- name, too.
(exists (
    select 1
    from {holder}
    where {column} <> lower({column})
) {or_other_capitals})
