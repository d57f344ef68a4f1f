-- Answers: is there any claim or credit note?
-- Grain: one row.
-- Reads: input.claims, input.credit_notes.
select exists (select 1 from input.claims) or exists (select 1 from input.credit_notes)
