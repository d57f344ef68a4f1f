-- Answers: which claims, credit notes and goodwill for the month $1 are dated after the
-- instant as of which it was judged?
-- Grain: one row a customer who has any, in order.
-- Reads: judged.months, input.claims, credit_notes, goodwill.
with papers as (
    select customer, period, greatest(claimed_ms, noticed_ms, ticket_ms) as ms, 'claim' as kind from input.claims
    union all
    select customer, period, issued_ms, 'credit note' from input.credit_notes
    union all
    select customer, period, granted_ms, 'goodwill' from input.goodwill)
select p.customer, count(*) filter (where kind = 'claim'), count(*) filter (where kind = 'credit note'), count(*) filter (where kind = 'goodwill')
from papers p
join judged.months m on m.month = judged.month_of(p.period)
where m.month = $1 and p.ms > m.as_of_ms
group by p.customer
order by p.customer
