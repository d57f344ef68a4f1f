-- Answers: how many months has the longest term that a policy reads?
-- Grain: one row.
-- Reads: judged.groups.
select coalesce(max(term_months), 0) from judged.groups
