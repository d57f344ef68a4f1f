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
-- that it adds up to the notes.

-- Credit notes for the periods that end in the months.
create or replace macro judged.notes_of(first_month, last_month) as table
select *, judged.month_of(period) as month
from input.credit_notes
where judged.month_of(period) between first_month and last_month;

-- For each customer and period with notes: are its notes for one unit?
create or replace macro judged.whole_of(first_month, last_month) as table
select customer, period,
    bool_or(tenant = '' and service = '')
        or bool_or(tenant = '' and service <> '') and bool_or(tenant <> '' and service = '') as whole
from judged.notes_of(first_month, last_month)
group by customer, period;

-- The units that leave a tenant or a service out, but not both.
create or replace macro judged.wide_of(first_month, last_month) as table
select distinct customer, period, tenant, service
from judged.notes_of(first_month, last_month)
where (tenant = '') <> (service = '');

-- Credit notes with their unit.
create or replace macro judged.unit_notes(first_month, last_month) as table
select n.*,
    case when w.whole or s.customer is not null then '' else n.tenant end as unit_tenant,
    case when w.whole or t.customer is not null then '' else n.service end as unit_service
from judged.notes_of(first_month, last_month) n
join judged.whole_of(first_month, last_month) w on w.customer = n.customer and w.period = n.period
left join judged.wide_of(first_month, last_month) s
    on s.customer = n.customer and s.period = n.period and s.service = n.service and s.tenant = ''
left join judged.wide_of(first_month, last_month) t
    on t.customer = n.customer and t.period = n.period and t.tenant = n.tenant and t.service = '';

-- The first claim for each contract and period with a credit.
create or replace macro judged.first_claims(first_month, last_month) as table
select c.contract_no, c.period_no, min(k.claimed_ms) as claimed_ms,
    arg_min(k.claim, (k.claimed_ms, k.source, k.claim)) as claim
from judged.contract_credits(first_month, last_month) c
join input.claims k on k.customer = c.customer and k.period = c.period
where (k.tenant = '' or k.tenant = c.tenant) and (k.service = '' or k.service = c.service)
group by c.contract_no, c.period_no;

-- One row a contract and period with a credit: its stage (rule 25), what is
-- owed, what was issued, and how the two compare.
create or replace macro judged.contract_payments(first_month, last_month) as table
with pools as (
    select customer, period, unit_tenant, unit_service, currency,
        sum(amount_minor)::bigint as pool_minor, count(*) as notes,
        max(amount_minor) as largest_minor, min(issued_ms) as first_issued_ms
    from judged.unit_notes(first_month, last_month)
    group by all),
-- Every credit with its unit.
units as (
    select c.*, k.claimed_ms, k.claim,
        case when w.whole or s.customer is not null then '' else c.tenant end as unit_tenant,
        case when w.whole or t.customer is not null then '' else c.service end as unit_service
    from judged.contract_credits(first_month, last_month) c
    left join judged.first_claims(first_month, last_month) k
        on k.contract_no = c.contract_no and k.period_no = c.period_no
    left join judged.whole_of(first_month, last_month) w on w.customer = c.customer and w.period = c.period
    left join judged.wide_of(first_month, last_month) s
        on s.customer = c.customer and s.period = c.period and s.service = c.service and s.tenant = ''
    left join judged.wide_of(first_month, last_month) t
        on t.customer = c.customer and t.period = c.period and t.tenant = c.tenant and t.service = ''),
-- too_late: neither claimed nor, where nobody claimed, issued by the deadline.
pooled as (
    select u.*, coalesce(n.pool_minor, 0) as pool_minor, coalesce(n.notes, 0) as notes,
        coalesce(n.largest_minor, 0) as largest_minor,
        coalesce(coalesce(u.claimed_ms, n.first_issued_ms) > u.deadline_ms, false) as too_late
    from units u
    left join pools n using (customer, period, unit_tenant, unit_service, currency)),
queued as (
    select *,
        sum(credit_minor) over unit - credit_minor as before_minor,
        sum(credit_minor) over whole_unit as unit_minor,
        row_number() over unit as place, count(*) over whole_unit as contracts
    from pooled
    window unit as (partition by customer, period, unit_tenant, unit_service, currency
            order by too_late, key, contract_no rows unbounded preceding),
        whole_unit as (partition by customer, period, unit_tenant, unit_service, currency)),
paid as (
    select * exclude (before_minor, unit_minor),
        unit_minor::bigint as unit_minor,
        (case when pool_minor < 0 then case when place = 1 then pool_minor else 0 end
            when place = contracts then greatest(0, pool_minor - before_minor)
            else greatest(0, least(credit_minor, pool_minor - before_minor)) end)::bigint as issued_minor
    from queued),
staged as (
    select *,
        case when provisional then 'accrued'
            when issued_minor <> 0 then 'issued'
            when deadline_ms = 9223372036854775807 or claimed_ms <= deadline_ms then 'due'
            when claimed_ms is null and as_of_ms < deadline_ms then 'claimable'
            else 'lapsed' end as stage
    from paid),
owing as (
    select *, case when stage = 'lapsed' or issued_minor <> 0 and too_late then 0 else credit_minor end as owed_minor
    from staged)
select month, contract_no, period_no, key, customer, tenant, service, region, period, currency,
    unit_tenant, unit_service, contracts, base_minor, formula_minor, cap_minor, credit_minor,
    owed_minor, issued_minor, issued_minor - owed_minor as difference_minor,
    stage, provisional, deadline_ms, claimed_ms, claim, notes,
    case when issued_minor = 0 then case when stage = 'due' then 'missing' else 'open' end
        when too_late then 'claimed too late'
        when issued_minor = owed_minor then 'matched'
        when issued_minor < owed_minor then 'short'
        when notes > 1 and largest_minor >= unit_minor then 'twice'
        else 'over' end as status
from owing;

-- One row a credit note that pays no credit: of its unit there is none, or none
-- in its currency.
create or replace macro judged.notes_without_credit(first_month, last_month) as table
select n.*, case when o.customer is not null then 'other currency' else 'issued without a basis' end as status
from judged.unit_notes(first_month, last_month) n
left join (
    select distinct customer, period, unit_tenant, unit_service, currency
    from judged.contract_payments(first_month, last_month)) c
    using (customer, period, unit_tenant, unit_service, currency)
left join (
    select distinct customer, period, unit_tenant, unit_service
    from judged.contract_payments(first_month, last_month)) o
    using (customer, period, unit_tenant, unit_service)
where c.customer is null;
