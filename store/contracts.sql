-- What the judged tables mean for single contracts. The macros take a first and
-- a last month, because a filter does not reach through a window or a join that
-- leaves something out; the views behind them show all months.

-- A part of a key: a slash inside a name would make two keys one.
create or replace macro judged.key_part(name) as replace(replace(name, '%', '%25'), '/', '%2F');

-- An instant for people; null where something has not ended or is not known.
create or replace macro judged.utc(ms) as
    case when ms between -62135596800000 and 253402300799999 then make_timestamp(ms * 1000) end;

-- The key of a result, the same in every run: customer, tenant, service, region
-- and period, the contract's id where it has one, and the beginning of a version
-- that begins inside the period.
create or replace macro judged.key_of(customer, tenant, service, region, period, contract, from_ms, start_ms) as
    concat_ws('/', judged.key_part(customer), judged.key_part(tenant), judged.key_part(service),
        judged.key_part(region), period,
        case when contract <> '' then judged.key_part(contract) end,
        case when from_ms > start_ms then 'from ' || strftime(judged.utc(from_ms), '%Y-%m-%dT%H:%M:%SZ') end);

-- The month of a day, or of a month, in text.
create or replace macro judged.month_of_day(day) as
    try_cast(left(day, 4) as integer) * 12 + try_cast(day[6:7] as integer) - 1;

-- The month in which the period with a label ends: 2011-05, 2011-Q2, 2011, or the
-- first and the last day, 2011-05-17..2011-06-16.
create or replace macro judged.month_of(label) as
    case when contains(label, '..') then judged.month_of_day(right(label, 10))
        when length(label) = 4 then try_cast(label as integer) * 12 + 11
        when label[6] = 'Q' then try_cast(left(label, 4) as integer) * 12 + try_cast(label[7:] as integer) * 3 - 1
        else judged.month_of_day(label) end;

-- One row a contract and period: its result. A contract that is in force during
-- all of a period has the result of its group, unless it is an exception.
create or replace macro judged.contract_results(first_month, last_month) as table
with exceptions as (
    from judged.exceptions where month between first_month and last_month)
select k.contract_no, g.month, g.period_no, g.policy_no, g.result_no, k.group_no, k.fee_no, k.customer_no, k.seats
from judged.contract_keys k
join judged.group_results g
    on g.group_no = k.group_no and k.from_ms <= g.start_ms and k.to_ms >= g.end_ms
anti join exceptions e on e.contract_no = k.contract_no and e.period_no = g.period_no
where g.month between first_month and last_month
union all
select e.contract_no, e.month, e.period_no, e.policy_no, e.result_no, k.group_no, k.fee_no, k.customer_no, k.seats
from exceptions e
join judged.contract_keys k on k.contract_no = e.contract_no;

-- The same for the results with a credit alone, which are few: found from the
-- credits' side. Only those of the customers with some numbers, where they are given.
create or replace macro judged.contract_credits(first_month, last_month, first_payee := null, last_payee := null) as table
with exceptions as (
    from judged.exceptions where month between first_month and last_month)
select k.contract_no, g.month, g.period_no, g.policy_no, g.result_no, k.group_no, k.fee_no, k.currency, k.customer_no,
    j.base_minor, j.formula_minor, j.cap_minor, j.credit_minor, j.floor_minor, j.days_ppm, j.worth_minor
from judged.credits j
join judged.group_results g on g.result_no = j.result_no
join judged.contract_keys k
    on k.group_no = g.group_no and k.fee_no = j.fee_no and k.from_ms <= g.start_ms and k.to_ms >= g.end_ms
anti join exceptions e on e.contract_no = k.contract_no and e.period_no = g.period_no
where j.month between first_month and last_month and g.month between first_month and last_month
    and (first_payee is null or k.customer_no between first_payee and last_payee)
union all
select e.contract_no, e.month, e.period_no, e.policy_no, e.result_no, k.group_no, k.fee_no, k.currency, k.customer_no,
    j.base_minor, j.formula_minor, j.cap_minor, j.credit_minor, j.floor_minor, j.days_ppm, j.worth_minor
from exceptions e
join judged.contract_keys k on k.contract_no = e.contract_no
join judged.credits j on j.result_no = e.result_no and j.fee_no = k.fee_no
where j.month between first_month and last_month and (first_payee is null or k.customer_no between first_payee and last_payee);

-- Who has contracts in breach: one row a contract and period.
create or replace macro judged.contract_breaches(first_month, last_month) as table
with exceptions as (
    from judged.exceptions where month between first_month and last_month),
breaches as (
    select result_no from judged.results where breached and month between first_month and last_month)
select g.month, k.customer_no
from breaches b
join judged.group_results g on g.result_no = b.result_no
join judged.contract_keys k on k.group_no = g.group_no and k.from_ms <= g.start_ms and k.to_ms >= g.end_ms
anti join exceptions e on e.contract_no = k.contract_no and e.period_no = g.period_no
where g.month between first_month and last_month
union all
select e.month, k.customer_no
from breaches b
join exceptions e on e.result_no = b.result_no
join judged.contract_keys k on k.contract_no = e.contract_no;

-- One row a customer of the list of customers; the first source wins.
create or replace view judged.customer_list as
select customer,
    coalesce(arg_min(name, (source, file_no, line)) filter (where name <> ''), '') as name,
    coalesce(arg_min(account_manager, (source, file_no, line)) filter (where account_manager <> ''), '') as account_manager,
    coalesce(arg_min(email, (source, file_no, line)) filter (where email <> ''), '') as email
from input.customers
group by customer;

-- One row a service of the list of services; the first source wins.
create or replace view judged.service_list as
select service, arg_min(name, (source, file_no, line)) as name
from input.services
where component = '' and name <> ''
group by service;
