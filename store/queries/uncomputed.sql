-- Answers: which results of the month $1 lack evidence (one of the warnings $2)?
-- Grain: one row a contract and period, by key.
-- Reads: judged.results, judged.computed_of where there are any.
select judged.key_of(customer, tenant, service, region, period, contract, from_ms, period_start_ms) as key,
    customer, customer_name, account_manager, tenant, service, service_name, region, contract_no,
    policy, policy_effective, period, measure, warnings
from judged.computed_of($1::integer, $1::integer)
where not judged and warnings & $2::bigint <> 0
    and result_no in (select result_no from judged.results where month = $1 and not judged and warnings & $2::bigint <> 0)
order by key, contract_no
