-- Was somebody told in a time that a policy asks for?
create or replace macro judged.told(ms, from_ms, by_ms) as
    coalesce(ms >= coalesce(from_ms, ms) and ms <= by_ms, false);

-- Is a credit lost: claimed or, where nobody claimed, issued after the deadline, or
-- nobody told in a time that is over? Whoever issues a note in that time knew.
create or replace macro judged.too_late(claimed, deadline, notice_by, as_of, was_told, issued) as
    coalesce(claimed > deadline, false)
    or notice_by < 9223372036854775807 and notice_by < as_of and not coalesce(was_told, false) and not coalesce(issued <= notice_by, false);

-- What was issued for what was owed. SQL holds the rule once.
--
-- A claim that names no tenant, or no service, is for all of them. A credit
-- note that names a tenant and a service pays the contracts of that tenant for
-- that service in its period (a unit). One that leaves the service out pays a
-- larger unit: all services of the tenant; one that leaves the tenant out, all
-- tenants with the service; one that leaves both out, or notes that leave out
-- different ones, all contracts of the customer in the period. A contract is in
-- one unit, and so is a note, so that no amount is compared twice. Inside a
-- unit, and currency by currency, the notes together pay the contracts in the
-- order of their keys, those whose claim came too late last: each up to its
-- credit, and what is left stays with the last. What was issued is so divided
-- that it adds up to the notes. A note without a credit in its unit and
-- currency is a row of its own, without a contract.
--
-- One row a contract and period with a credit, and one a credit note without, by
-- numbers: what names it is payments_of's, for there may be millions. Only those
-- of the customers with some numbers, where they are given. stage is that of rule
-- 25, status how owed and issued compare. settled is the part of a credit that notes in time have
-- paid; the rest is in rest_stage, so that the stages add up to the credits.
-- A policy may ask that the provider is told in a time, or a ticket opened: where
-- that time is over without, the credit has lapsed. Days of service are owed with
-- a credit of 0: no note can pay them.
create or replace macro judged.settlements_of(first_month, last_month, first_payee := null, last_payee := null) as table
with credits as (
    select r.*, o.provisional, o.deadline_ms, o.notice_from_ms, o.notice_by_ms, m.as_of_ms
    from judged.contract_credits(first_month, last_month, first_payee := first_payee, last_payee := last_payee) r
    join judged.results o on o.result_no = r.result_no
    join judged.months m on m.month = r.month
    where (r.credit_minor > 0 or r.days_ppm > 0) and o.month between first_month and last_month),
notes as (
    select *, judged.month_of(period) as month
    from input.credit_notes
    where judged.month_of(period) between first_month and last_month
        and (first_payee is null
            or customer in (select u.customer from judged.customers u where u.customer_no between first_payee and last_payee))),
-- Who claimed or got a note; the others are many.
concerned as (
    select customer from notes
    union
    select customer from input.claims),
named as (
    select c.*, n.customer, n.tenant, n.service, n.region, p.label as period,
        judged.key_of(n.customer, n.tenant, n.service, n.region, p.label, n.contract, n.from_ms, p.start_ms) as key
    from concerned u
    join input.contracts n on n.customer = u.customer
    join credits c on c.contract_no = n.contract_no
    join judged.periods p on p.period_no = c.period_no),
-- Are all notes of a customer and period for one unit?
whole as (
    select customer, period
    from notes
    group by customer, period
    having bool_or(tenant = '' and service = '')
        or bool_or(tenant = '' and service <> '') and bool_or(tenant <> '' and service = '')),
-- The units that leave the tenant or the service out, but not both.
wide as (
    select distinct customer, period, tenant, service
    from notes
    where (tenant = '') <> (service = '')),
noted as (
    select c.*
    from named c
    semi join notes n on n.customer = c.customer and n.period = c.period),
places as (
    select customer, period, tenant, service from noted
    union
    select customer, period, tenant, service from notes),
-- The unit of every tenant and service.
units as (
    select n.*,
        if(w.customer is not null or s.customer is not null, '', n.tenant) as unit_tenant,
        if(w.customer is not null or t.customer is not null, '', n.service) as unit_service
    from places n
    left join whole w on w.customer = n.customer and w.period = n.period
    left join wide s on s.customer = n.customer and s.period = n.period and s.service = n.service and s.tenant = ''
    left join wide t on t.customer = n.customer and t.period = n.period and t.tenant = n.tenant and t.service = ''),
pools as (
    select u.customer, u.period, u.unit_tenant, u.unit_service, n.currency,
        sum(n.amount_minor)::bigint as pool_minor, count(*) as notes,
        max(n.amount_minor) as largest_minor, min(n.issued_ms) as first_issued_ms
    from notes n
    join units u using (customer, period, tenant, service)
    group by all),
-- Claims with a ticket that was opened while an outage lasted that hit the contract,
-- as long as the clock can run: the time between two outages is no outage.
ticketed as (
    select distinct c.contract_no, c.period_no, k.source, k.claim
    from named c
    join judged.policy_reads t on t.policy_no = c.policy_no and t.ticket
    join input.claims k on k.customer = c.customer and k.period = c.period
    join input.outages o on o.service = c.service and o.region in ('*', c.region) and o.tenant in ('', c.tenant)
        and o.start_ms <= k.ticket_ms
        and k.ticket_ms < if(t.details, greatest(o.end_ms, coalesce(o.declared_over_ms, 0), coalesce(o.closed_ms, 0)), o.end_ms)),
claims as (
    select c.contract_no, c.period_no, min(k.claimed_ms) as claimed_ms,
        arg_min(k.claim, (k.claimed_ms, k.source, k.claim)) as claim,
        -- Whoever claims has told the provider, but opened no ticket.
        coalesce(bool_or(judged.told(k.ticket_ms, c.notice_from_ms, c.notice_by_ms)
            and (not coalesce(t.ticket, false) or d.claim is not null)
            or not coalesce(t.ticket, false) and (judged.told(k.noticed_ms, c.notice_from_ms, c.notice_by_ms)
                or judged.told(k.claimed_ms, c.notice_from_ms, c.notice_by_ms))), false) as told,
        min(if(coalesce(t.ticket, false), k.ticket_ms, coalesce(k.noticed_ms, k.ticket_ms))) as told_ms
    from named c
    join input.claims k on k.customer = c.customer and k.period = c.period
    left join judged.policy_reads t on t.policy_no = c.policy_no
    left join ticketed d on d.contract_no = c.contract_no and d.period_no = c.period_no and d.source = k.source and d.claim = k.claim
    where (k.tenant = '' or k.tenant = c.tenant) and (k.service = '' or k.service = c.service)
    group by c.contract_no, c.period_no),
pooled as (
    select c.*, u.unit_tenant, u.unit_service,
        coalesce(n.pool_minor, 0) as pool_minor, coalesce(n.notes, 0) as notes,
        coalesce(n.largest_minor, 0) as largest_minor, n.first_issued_ms,
        judged.too_late(coalesce(k.claimed_ms, n.first_issued_ms), c.deadline_ms, c.notice_by_ms, c.as_of_ms, k.told, n.first_issued_ms) as late
    from noted c
    join units u using (customer, period, tenant, service)
    left join claims k on k.contract_no = c.contract_no and k.period_no = c.period_no
    left join pools n using (customer, period, unit_tenant, unit_service, currency)),
queued as (
    select *,
        sum(credit_minor) over unit - credit_minor as before_minor,
        sum(credit_minor) over all_of_it as unit_minor,
        row_number() over unit as place, count(*) over all_of_it as contracts
    from pooled
    window unit as (partition by customer, period, unit_tenant, unit_service, currency
            order by late, key, contract_no rows unbounded preceding),
        all_of_it as (partition by customer, period, unit_tenant, unit_service, currency)),
paid as (
    select contract_no, period_no, unit_tenant, unit_service, unit_minor::bigint as unit_minor, notes, largest_minor,
        first_issued_ms,
        (case when pool_minor < 0 then if(place = 1, pool_minor, 0)
            when place = contracts then greatest(0, pool_minor - before_minor)
            else greatest(0, least(credit_minor, pool_minor - before_minor)) end)::bigint as issued_minor
    from queued),
settled as (
    select c.*, coalesce(t.ticket, false) as by_ticket, k.claimed_ms, k.claim, k.told_ms, coalesce(k.told, false) as told, p.first_issued_ms, p.unit_tenant, p.unit_service, p.unit_minor, p.notes, p.largest_minor,
        coalesce(p.issued_minor, 0) as issued_minor,
        judged.too_late(coalesce(k.claimed_ms, p.first_issued_ms), c.deadline_ms, c.notice_by_ms, c.as_of_ms, k.told, p.first_issued_ms) as too_late,
        judged.too_late(null, c.deadline_ms, c.notice_by_ms, c.as_of_ms, k.told, p.first_issued_ms) as untold
    from credits c
    left join judged.policy_reads t on t.policy_no = c.policy_no
    left join claims k on k.contract_no = c.contract_no and k.period_no = c.period_no
    left join paid p on p.contract_no = c.contract_no and p.period_no = c.period_no),
staged as (
    select *,
        case when provisional then 'accrued'
            when issued_minor <> 0 then 'issued'
            when untold then 'lapsed'
            when (deadline_ms = 9223372036854775807 or claimed_ms <= deadline_ms) and (told or notice_by_ms = 9223372036854775807) then 'due'
            when (claimed_ms is null or claimed_ms <= deadline_ms) and as_of_ms <= deadline_ms then 'claimable'
            when claimed_ms <= deadline_ms and as_of_ms <= notice_by_ms then 'claimable'
            else 'lapsed' end as stage
    from settled),
owing as (
    select *, if(stage = 'lapsed' or issued_minor <> 0 and too_late, 0, credit_minor) as owed_minor,
        if(too_late, 0, least(credit_minor, greatest(issued_minor, 0))) as settled_minor,
        case when stage <> 'issued' then stage when too_late then 'lapsed' else 'due' end as rest_stage
    from staged),
explained as (
    select *,
        case when rest_stage <> 'lapsed' then ''
            when untold and by_ticket then if(told_ms is null, 'no ticket was recorded', 'the ticket was not opened while an outage lasted')
            when untold then if(told_ms is null, 'no notice was recorded', 'the notice came too late')
            when claimed_ms is not null then 'claimed after the deadline'
            when issued_minor <> 0 then 'not claimed, and issued after the deadline'
            else 'not claimed by the deadline' end as lapsed_because
    from owing),
credited as (
    select customer, period, unit_tenant, unit_service, list(distinct currency) as currencies
    from pooled
    group by all)
select contract_no, period_no, customer_no, result_no, month, currency,
    base_minor, formula_minor, cap_minor, credit_minor, floor_minor, days_ppm, worth_minor,
    owed_minor, issued_minor, settled_minor, rest_stage, stage, provisional, deadline_ms, notice_from_ms, notice_by_ms,
    claimed_ms, claim, told_ms, lapsed_because, unit_tenant, unit_service,
    case when issued_minor = 0 then if(stage = 'due' and credit_minor > 0, 'missing', 'open')
        when too_late then 'claimed too late'
        when issued_minor = owed_minor then 'matched'
        when issued_minor < owed_minor then 'short'
        when notes > 1 and largest_minor >= unit_minor then 'twice'
        else 'over' end as status,
    null as note_source, null as credit_note, null as customer, null as tenant, null as service, null as period
from explained
union all
select null, null, null, null, n.month, n.currency,
    0, 0, 0, 0, 0, 0, 0,
    0, n.amount_minor, 0, 'none', 'none', false, 9223372036854775807, null, 9223372036854775807,
    null, null, null, '', u.unit_tenant, u.unit_service,
    if(c.customer is null, 'issued without a basis', 'other currency'),
    n.source, n.credit_note, n.customer, n.tenant, n.service, n.period
from notes n
join units u using (customer, period, tenant, service)
left join credited c using (customer, period, unit_tenant, unit_service)
where c.customer is null or not list_contains(c.currencies, n.currency);

-- The same with names. key is that of the result, or the credit note's source and
-- id; a note without a credit is a row of its own, without a contract.
create or replace macro judged.payments_of(first_month, last_month) as table
with settlements as materialized (
    from judged.settlements_of(first_month, last_month))
select judged.key_of(c.customer, c.tenant, c.service, c.region, p.label, c.contract, c.from_ms, p.start_ms) as key,
    s.month, s.contract_no, s.period_no, c.customer, c.customer_name, c.tenant, c.service, c.region, c.policy, c.account_manager,
    p.label as period, s.currency, o.tier_ppm, o.credit_ppm, s.base_minor, s.formula_minor, s.cap_minor, s.credit_minor,
    s.owed_minor, s.issued_minor, s.issued_minor - s.owed_minor as difference_minor,
    s.settled_minor, s.rest_stage, s.stage, s.provisional, s.deadline_ms, s.claimed_ms, s.claim,
    coalesce(s.unit_tenant, c.tenant) as unit_tenant, coalesce(s.unit_service, c.service) as unit_service,
    s.lapsed_because, s.floor_minor, s.days_ppm, s.worth_minor, o.share_num, o.share_den, o.objective,
    s.notice_from_ms, s.notice_by_ms, s.told_ms, s.status
from settlements s
join input.contracts c on c.contract_no = s.contract_no
join judged.periods p on p.period_no = s.period_no
join judged.results o on o.result_no = s.result_no
where o.month between first_month and last_month
union all
select concat_ws('/', 'note', judged.key_part(note_source), judged.key_part(credit_note)), month, null, null,
    customer, '', tenant, service, '', '', '', period, currency, -1, 0, 0, 0, 0, 0,
    0, issued_minor, issued_minor, 0, rest_stage, stage, provisional, deadline_ms, null, null, unit_tenant, unit_service,
    '', 0, 0, 0, 0, 1, '', null, notice_by_ms, null, status
from settlements
where contract_no is null;
