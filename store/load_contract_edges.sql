-- Answers: when do the contracts of a file begin and end?
-- Grain: one row an instant, edge and policy, with its first line.
-- Reads: the rows of the file, input.contract_offers.
with policies as (
    select offer_no, dense_rank() over (order by policy) as policy_no
    from input.contract_offers
), edges as (
    select 'from' as field, p.policy_no, c.from_ms as edge_ms, min(c.line) as line, min(c.offer_no) as offer_no, count(*) as row_count
    from {kept} c
    join policies p on p.offer_no = c.offer_no
    where c.file_no = {file_no}
    group by p.policy_no, c.from_ms
    union all
    select 'to', p.policy_no, c.to_ms, min(c.line), min(c.offer_no), count(*)
    from {kept} c
    join policies p on p.offer_no = c.offer_no
    where c.file_no = {file_no} and c.to_ms <> 9223372036854775807
    group by p.policy_no, c.to_ms
)
select e.line, e.field, o.policy, e.edge_ms, e.row_count
from edges e
join input.contract_offers o on o.offer_no = e.offer_no
order by e.line, e.field
