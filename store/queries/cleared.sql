-- Answers: which results of the month $1 are of the services $2?
-- Grain: the table cleared of this connection, one row a result. Groups keep their
-- number for good; a contract that is not there any more was of such a service, for
-- else nothing would have changed.
-- Reads: judged.group_results, exceptions, contract_keys, groups.
create or replace temp table cleared as
with touched as (
    select group_no from judged.groups where list_contains($2::varchar[], service))
select g.result_no
from judged.group_results g
semi join touched t on t.group_no = g.group_no
where g.month = $1
union
select e.result_no
from judged.exceptions e
left join judged.contract_keys k on k.contract_no = e.contract_no
where e.month = $1 and (k.contract_no is null or k.group_no in (select group_no from touched))
