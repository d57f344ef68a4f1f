-- Answers: how many customers have a result in the month $1, and how many one that
-- was judged?
-- Grain: one row. A customer counts once.
-- Reads: judged.contract_results, judged.results.
with customers as (
    select bool_or(o.judged) as judged
    from judged.contract_results($1::integer, $1::integer) r
    join judged.results o on o.result_no = r.result_no
    where o.month = $1
    group by r.customer_no)
select count(*), count(*) filter (where judged)
from customers
