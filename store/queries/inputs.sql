-- Answers: which files were loaded?
-- Grain: one row a file, by source, kind, name and digest.
-- Reads: input.files.
select source, kind, name, digest, row_count
from input.files
order by source, kind, name, digest, file_no
