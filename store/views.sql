-- The two lists that are printed, exported and read by the reports.

-- One row a contract and period: everything that a page says of it. The fee is
-- the contract's as written; base_minor is the period's, where a credit is a
-- share of it.
create or replace macro judged.results_of(first_month, last_month) as table
select r.contract_no, r.month, c.customer,
    coalesce(nullif(u.name, ''), nullif(c.customer_name, ''), c.customer) as customer_name,
    c.tenant, coalesce(nullif(c.tenant_name, ''), c.tenant) as tenant_name,
    c.service, coalesce(s.name, c.service) as service_name, c.region, c.contract,
    coalesce(nullif(c.account_manager, ''), u.account_manager, '') as account_manager,
    c.policy, coalesce(t.title, c.policy) as policy_title, coalesce(t.effective, '') as policy_effective,
    p.label as period, p.start_ms as period_start_ms, p.end_ms as period_end_ms, p.zone, p.months as period_months,
    c.from_ms, c.to_ms,
    o.measured_ms, o.up_ms, o.down_ms, o.excluded_ms, o.unknown_ms, o.counted_ms, o.charged_num, o.charged_den,
    o.target_ppm, o.at_or, o.judged, o.breached, o.tier_ppm, o.credit_ppm, o.budget_ms, o.next_tier_ppm, o.next_tier_ms,
    o.provisional, o.elapsed_ms, o.warnings, o.outages, o.subscribed_ms,
    r.seats, f.currency, f.fee_minor, f.fee_months, f.fee_unit,
    coalesce(j.base_minor, 0) as base_minor, coalesce(j.formula_minor, 0) as formula_minor,
    coalesce(j.cap_minor, 0) as cap_minor, coalesce(j.credit_minor, 0) as credit_minor,
    coalesce(y.stage, 'none') as stage, o.deadline_ms, y.claimed_ms, coalesce(y.claim, '') as claim,
    coalesce(y.issued_minor, 0) as issued_minor, coalesce(y.key, '') as key
from judged.contract_results(first_month, last_month) r
join judged.results o on o.result_no = r.result_no
join judged.periods p on p.period_no = r.period_no
join judged.fees f on f.fee_no = r.fee_no
join input.contracts c on c.contract_no = r.contract_no
left join judged.credits j
    on j.result_no = r.result_no and j.fee_no = r.fee_no and j.month between first_month and last_month
left join judged.contract_payments(first_month, last_month) y
    on y.contract_no = r.contract_no and y.period_no = r.period_no
left join judged.customer_list u on u.customer = c.customer
left join judged.service_list s on s.service = c.service
left join input.policies t on t.policy_no = o.policy_no
where o.month between first_month and last_month;

create or replace view results as from judged.results_of(0, 200000);

-- One row a contract and period with a credit, and one a credit note without.
create or replace macro judged.payouts_of(first_month, last_month) as table
select y.key, y.month, y.customer,
    coalesce(nullif(u.name, ''), nullif(c.customer_name, ''), c.customer) as customer_name,
    y.tenant, y.service, y.region, c.policy,
    coalesce(nullif(c.account_manager, ''), u.account_manager, '') as account_manager,
    y.period, y.currency, o.tier_ppm, o.credit_ppm, y.credit_minor, y.owed_minor, y.issued_minor, y.difference_minor,
    y.stage, y.status, y.deadline_ms, y.claimed_ms, y.provisional, y.unit_tenant, y.unit_service
from judged.contract_payments(first_month, last_month) y
join judged.contract_results(first_month, last_month) r on r.contract_no = y.contract_no and r.period_no = y.period_no
join judged.results o on o.result_no = r.result_no
join input.contracts c on c.contract_no = y.contract_no
left join judged.customer_list u on u.customer = y.customer
union all
select concat_ws('/', 'note', judged.key_part(n.source), judged.key_part(n.credit_note)), n.month, n.customer,
    coalesce(nullif(u.name, ''), n.customer), n.tenant, n.service, '', '', coalesce(u.account_manager, ''),
    n.period, n.currency, -1, 0, 0, 0, n.amount_minor, n.amount_minor,
    'none', n.status, 9223372036854775807, null, false, n.unit_tenant, n.unit_service
from judged.notes_without_credit(first_month, last_month) n
left join judged.customer_list u on u.customer = n.customer;

create or replace view payouts as from judged.payouts_of(0, 200000);
