-- Answers: which rights have customers reached in periods that end in the month $1?
-- Grain: one row a contract, period and right, by key.
-- Reads: judged.rights_of.
select key, customer, customer_name, account_manager, tenant, service, service_name, region, contract_no,
    policy, policy_effective, period, provisional, right_no, what, missed, of_windows
from judged.rights_of($1::integer, $1::integer)
order by key, contract_no, right_no
