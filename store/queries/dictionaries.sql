-- Answers: which number has each group, fee, outage, customer and contract?
-- Grain: the tables of the dictionaries; but for customers, a number is given
-- once and for good: what is known keeps its number, the rest is numbered on.
-- Reads: input.contracts, input.outages. Writes: judged.groups, judged.fees,
-- judged.outage_keys, judged.customers, judged.contract_keys.

create or replace temp table numbered as
with current as (
    select service, region, policy, zone, row_number() over (order by service, region, policy, zone) - 1 as run_no
    from (select distinct service, region, policy, zone from input.contracts))
select g.group_no, n.run_no, service, region, policy, zone
from current n
full join judged.groups g using (service, region, policy, zone);

delete from judged.groups;
insert into judged.groups
select coalesce(group_no, (select coalesce(max(group_no), -1) from numbered)
    + row_number() over (partition by group_no is null order by run_no)), run_no, service, region, policy, zone
from numbered;

create or replace temp table numbered as
with current as (
    select currency, fee_minor, fee_months, fee_unit, seats,
        row_number() over (order by currency, fee_minor, fee_months, fee_unit, seats) - 1 as run_no
    from (
        select distinct currency, fee_minor, fee_months, fee_unit, if(fee_unit = 'seat', seats, 1) as seats
        from input.contracts))
select f.fee_no, n.run_no, currency, fee_minor, fee_months, fee_unit, seats
from current n
full join judged.fees f using (currency, fee_minor, fee_months, fee_unit, seats);

delete from judged.fees;
insert into judged.fees
select coalesce(fee_no, (select coalesce(max(fee_no), -1) from numbered)
    + row_number() over (partition by fee_no is null order by run_no)), run_no,
    currency, fee_minor, fee_months, fee_unit, seats
from numbered;

create or replace temp table numbered as
with current as (
    select source, outage, row_number() over (order by source, outage) - 1 as run_no
    from (select distinct source, outage from input.outages))
select o.outage_no, n.run_no, source, outage
from current n
full join judged.outage_keys o using (source, outage);

delete from judged.outage_keys;
insert into judged.outage_keys
select coalesce(outage_no, (select coalesce(max(outage_no), -1) from numbered)
    + row_number() over (partition by outage_no is null order by run_no)), run_no, source, outage
from numbered;

drop table numbered;

delete from judged.customers;
insert into judged.customers
select row_number() over (order by customer) - 1, customer
from (select distinct customer from input.contracts);

delete from judged.contract_keys;
insert into judged.contract_keys
select c.contract_no, u.customer_no, g.group_no, f.fee_no, c.currency, c.seats, c.from_ms, c.to_ms,
    hash(c.customer, c.tenant, c.service, c.region, c.contract)
from input.contracts c
join judged.customers u on u.customer = c.customer
join judged.groups g on (g.service, g.region, g.policy, g.zone) = (c.service, c.region, c.policy, c.zone)
join judged.fees f
    on (f.currency, f.fee_minor, f.fee_months, f.fee_unit, f.seats)
    = (c.currency, c.fee_minor, c.fee_months, c.fee_unit, if(c.fee_unit = 'seat', c.seats, 1));

delete from judged.dictionary_state
