-- Answers: what came out for every contract in the months $first to $last, as
-- people and other programs read it? Only of customers from number $from to $to.
-- Grain: one row a contract and period, by month and key.
-- Reads: judged.computed_of, or judged.kept_results_of, and, on this connection, outcomes, payments and digits.
select o.month,
    judged.key_of(r.customer, r.tenant, r.service, r.region, r.period, r.contract, r.from_ms, r.period_start_ms) as key,
    r.customer, r.customer_name, r.tenant, r.tenant_name, r.service, r.service_name, r.region, r.contract, r.account_manager,
    r.policy, r.policy_effective, r.period, o.period_start,
    o.period_end, r.zone,
    r.measured_ms, r.up_ms, r.down_ms, r.excluded_ms, r.unknown_ms, r.counted_ms, r.charged_num, r.charged_den,
    o.availability_percent,
    r.target_ppm, if(r.at_or, 'at_or_below', 'below') as operator, r.judged, r.breached,
    nullif(r.tier_ppm, -1) as tier_ppm, r.credit_ppm, r.budget_ms, nullif(r.next_tier_ppm, -1) as next_tier_ppm,
    nullif(r.next_tier_ms, -1) as next_tier_ms, r.outages, r.provisional, r.warnings, r.seats,
    r.currency, r.fee_minor, r.fee_months, r.fee_unit, r.base_minor, r.formula_minor, r.cap_minor, r.credit_minor,
    judged.decimal_of(r.credit_minor, d.digits) as credit, coalesce(y.stage, 'none') as stage,
    o.claim_deadline, judged.moment(y.claimed_ms) as claimed, coalesce(y.claim, '') as claim,
    coalesce(y.issued_minor, 0) as issued_minor, judged.decimal_of(coalesce(y.issued_minor, 0), d.digits) as issued,
    r.measure, r.objective, r.share_num, r.share_den, r.floor_minor, judged.days_of(r.days_ppm) as days_of_service,
    r.worth_minor as days_worth_minor, o.notice_from, o.notice_by,
    judged.moment(y.told_ms) as noticed, coalesce(y.lapsed_because, '') as lapsed_because,
    o.not_computable
from {computed}($first, $last) r
join outcomes o on o.result_no = r.result_no
left join payments y on y.contract_no = r.contract_no and y.period_no = r.period_no
join digits d on d.currency = r.currency
where r.customer_no between $from and $to
order by r.month, key, r.contract_no
