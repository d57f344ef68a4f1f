-- Answers: everything that a page says of the contracts of some customers.
-- Grain: one row a contract and period of the months $1 to $2, by customer,
-- month, service, tenant, region, contract and beginning.
-- Reads: judged.computed_of, or judged.kept_results_of, and, on this connection, payments; customers from
-- number $3 to number $4. Their names, $5 to $6, say the same, so that the engine
-- reads no other contracts.
select r.contract_no, r.contract, r.customer, r.customer_name, r.tenant, r.tenant_name, r.service, r.service_name,
    r.region, r.account_manager, r.policy, r.policy_title, r.policy_effective, r.from_ms, r.to_ms,
    r.period, r.period_start_ms, r.period_end_ms, r.zone, r.period_months, r.month,
    r.measured_ms, r.up_ms, r.down_ms, r.excluded_ms, r.unknown_ms, r.counted_ms, r.charged_num, r.charged_den,
    r.target_ppm, r.at_or, r.judged, r.breached, r.tier_ppm, r.credit_ppm, r.budget_ms, r.next_tier_ppm, r.next_tier_ms,
    r.provisional, r.elapsed_ms, r.warnings, r.outages, r.seats,
    r.currency, r.fee_minor, r.fee_months, r.fee_unit, r.base_minor, r.formula_minor, r.cap_minor, r.credit_minor,
    coalesce(y.stage, 'none'), r.deadline_ms, y.claimed_ms, coalesce(y.claim, ''), coalesce(y.issued_minor, 0),
    coalesce(y.settled_minor, 0), r.fee_part_ms, r.fee_whole_ms,
    r.floor_minor, r.days_ppm, r.worth_minor, r.measure, r.objective, r.share_num, r.share_den, r.notice_from_ms, r.notice_by_ms,
    coalesce(y.lapsed_because, ''), y.told_ms
from {computed}($1::integer, $2::integer) r
left join payments y on y.contract_no = r.contract_no and y.period_no = r.period_no
where r.customer_no between $3 and $4 and r.customer between $5 and $6
order by r.customer_no, r.month, r.service, r.tenant, r.region, r.contract, r.from_ms, r.period_start_ms, r.contract_no
