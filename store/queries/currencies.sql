-- Answers: in which currencies is anything paid?
-- Grain: one row a currency, in order.
-- Reads: input.contracts, input.credit_notes, input.goodwill.
select currency from input.contracts
union
select currency from input.credit_notes
union
select currency from input.goodwill
order by currency
