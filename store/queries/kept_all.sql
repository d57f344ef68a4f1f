-- Answers: are all judged months from $1 to $2 kept as rows, as they are now?
-- Grain: one row.
-- Reads: judged.kept_all.
select judged.kept_all($1::integer, $2::integer)
