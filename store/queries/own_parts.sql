-- Answers: with which contracts do parts of own_events begin, that have so many
-- events ($1) each but for the last?
-- Grain: one row a part, in order.
-- Reads: own_events of this connection.
select group_no, contract_no
from (
    select group_no, contract_no, row_number() over (order by group_no, contract_no) as place
    from temp.own_events)
where (place - 1) % $1 = 0
order by place
