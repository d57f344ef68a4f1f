-- The two lists that are printed, exported and read by the reports.

-- One row a contract and period: everything that a page says of it but what
-- became of the credit. The fee is the contract's as written; base_minor is the
-- period's, where a credit is a share of it.
create or replace macro judged.computed_of(first_month, last_month) as table
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
    o.provisional, o.elapsed_ms, o.warnings, o.outages, o.subscribed_ms, o.fee_part_ms, o.fee_whole_ms,
    r.seats, f.currency, f.fee_minor, f.fee_months, f.fee_unit,
    coalesce(j.base_minor, 0) as base_minor, coalesce(j.formula_minor, 0) as formula_minor,
    coalesce(j.cap_minor, 0) as cap_minor, coalesce(j.credit_minor, 0) as credit_minor,
    coalesce(j.floor_minor, 0) as floor_minor, coalesce(j.days_ppm, 0) as days_ppm, coalesce(j.worth_minor, 0) as worth_minor,
    o.measure, o.objective, o.share_num, o.share_den, o.notice_from_ms, o.notice_by_ms,
    o.deadline_ms, r.period_no, r.result_no, r.customer_no
from judged.contract_results(first_month, last_month) r
join judged.results o on o.result_no = r.result_no
join judged.periods p on p.period_no = r.period_no
join judged.fees f on f.fee_no = r.fee_no
join input.contracts c on c.contract_no = r.contract_no
left join judged.credits j
    on j.result_no = r.result_no and j.fee_no = r.fee_no and j.month between first_month and last_month
left join judged.customer_list u on u.customer = c.customer
left join judged.service_list s on s.service = c.service
left join input.policies t on t.policy_no = r.policy_no
where o.month between first_month and last_month;

-- The same, with what became of the credit.
create or replace macro judged.joined_results_of(first_month, last_month) as table
select r.*, coalesce(y.stage, 'none') as stage, y.claimed_ms, coalesce(y.claim, '') as claim,
    coalesce(y.issued_minor, 0) as issued_minor, coalesce(y.settled_minor, 0) as settled_minor,
    coalesce(y.rest_stage, 'none') as rest_stage,
    if(y.contract_no is null, '', judged.key_of(r.customer, r.tenant, r.service, r.region, r.period, r.contract, r.from_ms, r.period_start_ms)) as key,
    coalesce(y.lapsed_because, '') as lapsed_because, y.told_ms
from judged.computed_of(first_month, last_month) r
left join judged.settlements_of(first_month, last_month) y
    on y.contract_no = r.contract_no and y.period_no = r.period_no;

-- The same as a table, of the months for which somebody asked for it. It is made
-- anew, and empty, with every change of the statements that it is made by.
create or replace table judged.kept_results as
from judged.joined_results_of(0, -1);

create or replace table judged.kept_months (
    month integer not null,
    file_no integer not null          -- the last file that was loaded before: a later one may have changed names or claims
);

-- Are all judged months of a span kept as they are now? And from when to when are
-- results to be joined: never, where they are.
create or replace macro judged.kept_all(first_month, last_month) as (
    select count(*) > 0 and count(*) = count(k.month)
    from judged.months m
    left join judged.kept_months k on k.month = m.month and k.file_no = (select coalesce(max(file_no), 0) from input.files)
    where m.month between first_month and last_month);

create or replace macro judged.kept_results_of(first_month, last_month) as table
from judged.kept_results where month between first_month and last_month;

create or replace macro judged.results_of(first_month, last_month) as table
select * exclude (period_no, result_no, customer_no, told_ms)
from judged.kept_results
where month between first_month and last_month and judged.kept_all(first_month, last_month)
union all
select * exclude (period_no, result_no, customer_no, told_ms)
from judged.joined_results_of(first_month, if(judged.kept_all(first_month, last_month), -1, last_month));

-- One row a contract and period with a credit, and one a credit note without.
create or replace macro judged.payouts_of(first_month, last_month) as table
select y.* replace (
    coalesce(nullif(u.name, ''), nullif(y.customer_name, ''), y.customer) as customer_name,
    coalesce(nullif(y.account_manager, ''), u.account_manager, '') as account_manager)
from judged.payments_of(first_month, last_month) y
left join judged.customer_list u on u.customer = y.customer;

create or replace view results as
select *, judged.utc(period_start_ms) as period_start_utc, judged.utc(period_end_ms) as period_end_utc,
    judged.utc(from_ms) as from_utc, judged.utc(to_ms) as to_utc,
    judged.utc(deadline_ms) as deadline_utc, judged.utc(claimed_ms) as claimed_utc
from judged.results_of(0, 200000);

create or replace view payouts as
select *, judged.utc(deadline_ms) as deadline_utc, judged.utc(claimed_ms) as claimed_utc
from judged.payouts_of(0, 200000);

-- One row a contract, period and right that its customer has reached.
create or replace macro judged.rights_of(first_month, last_month) as table
select r.contract_no, r.month, judged.key_of(r.customer, r.tenant, r.service, r.region, r.period, r.contract, r.from_ms, r.period_start_ms) as key,
    r.customer, r.customer_name, r.tenant, r.service, r.service_name, r.region, r.contract, r.account_manager,
    r.policy, r.policy_effective, r.period, r.period_end_ms, r.provisional, t.right_no, t.what, t.missed, t.of_windows
from judged.rights t
join judged.computed_of(first_month, last_month) r on r.result_no = t.result_no
where t.month between first_month and last_month;

create or replace view rights as
select *, judged.utc(period_end_ms) as period_end_utc
from judged.rights_of(0, 200000);

-- What was paid outside the contracts, by the month in which its period ends.
create or replace macro judged.goodwill_of(first_month, last_month) as table
select g.source, g.goodwill, judged.month_of(g.period) as month, g.customer,
    coalesce(nullif(u.name, ''), nullif(c.customer_name, ''), g.customer) as customer_name,
    coalesce(nullif(c.account_manager, ''), u.account_manager, '') as account_manager,
    g.tenant, g.service, g.period, g.amount_minor, g.currency, g.granted_ms, g.reason, g.approver,
    coalesce(f.name, '') as file, g.line
from input.goodwill g
left join (
    select customer, max(customer_name) as customer_name, max(account_manager) as account_manager
    from input.contracts
    where customer in (select customer from input.goodwill)
    group by customer) c on c.customer = g.customer
left join judged.customer_list u on u.customer = g.customer
left join input.files f on f.file_no = g.file_no
where judged.month_of(g.period) between first_month and last_month;

create or replace view goodwill as
select *, judged.utc(granted_ms) as granted_utc
from judged.goodwill_of(0, 200000);
