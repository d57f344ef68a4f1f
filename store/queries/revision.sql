-- Answers: which revision do the inputs have? Every load that changes a row keeps
-- its file, and a file's number is never given again.
-- Grain: one row.
-- Reads: input.files.
select coalesce(max(file_no), 0) from input.files
