-- Answers: has any contract reached a right in a period that ends in the month $1?
-- Grain: one row.
-- Reads: judged.rights.
select exists (from judged.rights where month = $1)
