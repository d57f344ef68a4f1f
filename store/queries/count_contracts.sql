-- Answers: how many contracts have which period in which currency?
-- Grain: the table counted, one row a period, group and currency with contracts.
-- Reads: placed and the judged months $1 to $2. It is the count of
-- judged.contract_results, found without its rows: contracts with the same dates are
-- counted together (what lies outside all periods is one date), then exceptions among
-- those in force are taken off and all exceptions added.
create or replace temp table counted as
with span as (
    select min(start_ms) as first_ms, max(end_ms) as last_ms
    from judged.group_results
    where month between $1 and $2),
held as (
    select group_no, currency, greatest(from_ms, first_ms) as from_ms, least(to_ms, last_ms) as to_ms, count(*) as contracts
    from judged.contract_keys, span
    group by all),
counts as (
    select g.month, g.period_no, g.group_no, h.currency, h.contracts
    from held h
    join judged.group_results g on g.group_no = h.group_no and h.from_ms <= g.start_ms and h.to_ms >= g.end_ms
    where g.month between $1 and $2
    union all
    select e.month, e.period_no, e.group_no, e.currency, -1
    from placed e
    join judged.group_results g on g.group_no = e.group_no and g.period_no = e.period_no
        and e.from_ms <= g.start_ms and e.to_ms >= g.end_ms
    union all
    select month, period_no, group_no, currency, 1
    from placed)
select month, period_no, group_no, currency, sum(contracts)::bigint as contracts
from counts
group by all
having sum(contracts) <> 0
