-- Answers: in which currencies is anything paid?
-- Grain: one row a currency, in order.
-- Reads: input.contract_offers, input.credit_notes, input.goodwill.
select currency from input.contract_offers
union
select currency from input.credit_notes
union
select currency from input.goodwill
order by currency
