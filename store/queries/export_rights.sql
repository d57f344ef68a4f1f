-- Answers: which rights have customers reached in the months $first to $last?
-- Grain: one row a contract, period and right, by month and key.
-- Reads: judged.rights_of.
select format('{:04d}-{:02d}', r.month // 12, r.month % 12 + 1) as month, r.key,
    r.customer, r.customer_name, r.tenant, r.service, r.region, r.contract, r.account_manager,
    r.policy, r.policy_effective, r.period, r.what as "right", r.missed, r.of_windows, r.provisional
from judged.rights_of($first, $last) r
order by r.month, r.key, r.contract_no, r.right_no
