-- Answers: at which revision of the inputs was what found to belong to them?
-- Grain: one row a name.
-- Reads: judged.seen.
select name, revision from judged.seen
