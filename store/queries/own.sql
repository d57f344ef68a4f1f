-- Answers: what happened to the tenants of some contracts alone? Of those from
-- contract $2 in group $1 to before contract $4 in group $3.
-- Grain: one row an event and contract, group by group and contract by contract.
-- Reads: own_events of this connection.
select e.contract_no, e.group_no, e.fee_no, e.from_ms, e.to_ms, e.seats,
    e.kind, e.service, e.region, e.start_ms, e.end_ms, e.announced_ms, e.ref, e.component, e.share_ppm, e.cause, e.level,
    e.posted, e.row_no{details}
from temp.own_events e
where (e.group_no > $1 or e.group_no = $1 and e.contract_no >= $2) and (e.group_no < $3 or e.group_no = $3 and e.contract_no < $4)
order by e.group_no, e.contract_no, e.start_ms, e.kind, e.ref, e.end_ms, e.component, e.row_no
