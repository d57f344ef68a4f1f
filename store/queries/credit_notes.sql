-- Answers: which credit notes were issued for periods that end in the month $1?
-- Grain: one row a note, by customer, when it was issued and its id.
-- Reads: input.credit_notes, input.files.
select n.source, n.credit_note, n.customer, n.tenant, n.service, n.period, n.amount_minor, n.currency, n.issued_ms, n.reason,
    coalesce(f.name, ''), n.line
from input.credit_notes n
left join input.files f on f.file_no = n.file_no
where judged.month_of(n.period) = $1
order by n.customer, n.issued_ms, n.source, n.credit_note, n.tenant, n.service, n.period, n.file_no, n.line
