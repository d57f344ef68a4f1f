-- Answers: how many contracts have which period under which fee?
-- Grain: the table counted, one row a period, group and fee with contracts.
-- Reads: the judged months $1 to $2. Looked at once, used by several checks.
create or replace temp table counted as
select month, period_no, group_no, fee_no, count(*) as contracts
from judged.contract_results($1::integer, $2::integer)
group by all
