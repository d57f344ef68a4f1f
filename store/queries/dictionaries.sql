-- Answers: which number has each group, fee, outage, customer and contract?
-- Grain: the tables of the dictionaries; but for customers, a number is given
-- once and for good: what is known keeps its number, the rest is numbered on.
-- Most policies read little of a contract, so that their contracts are looked at
-- without the columns that only others read.
-- Reads: input.contracts and their parts, input.outages, judged.reading_policies
-- and, on this connection, began_days. Writes: judged.groups, judged.fees,
-- judged.outage_keys, judged.customers, judged.contract_keys.

-- The contracts of policies that read more, with what they read.
create or replace temp table read_contracts as
with read as (
    select c.*, r.zone as policy_zone, r.plan as reads_plan, r.class as reads_class, r.topology as reads_topology,
        r.billing_day as reads_day, r.began as reads_began, r.term_months as reads_term, r.seats as reads_seats, r.fees as reads_fees
    from input.contracts c
    join judged.reading_policies r on r.policy = c.policy),
lines as (
    select customer, tenant, service, region, contract, min(from_ms) as first_ms
    from input.contracts
    where (customer, tenant, service, region, contract) in (
        select (customer, tenant, service, region, contract) from read where reads_began)
    group by all)
select c.contract_no, c.service, c.region, c.policy, c.zone,
    if(reads_plan, c.plan, '') as plan, if(reads_class, c.class, '') as class, if(reads_topology, c.topology, '') as topology,
    if(reads_day, c.billing_day, 0) as billing_day, coalesce(b.day, '') as began,
    if(reads_term, c.term_months, 0) as term_months, if(reads_seats, c.seats, 0) as seats,
    if(reads_fees, c.list_minor, -1) as list_minor, if(reads_fees, c.one_time_minor, 0) as one_time_minor,
    if(reads_fees, c.share_ppm, 1000000) as share_ppm
from read c
left join lines l
    on reads_began and (l.customer, l.tenant, l.service, l.region, l.contract) = (c.customer, c.tenant, c.service, c.region, c.contract)
left join began_days b
    on b.first_ms = l.first_ms and b.zone = if(c.policy_zone = 'customer', c.zone, c.policy_zone);

create or replace temp table numbered as
with plain as (
    select distinct c.service, c.region, c.policy, c.zone
    from input.contract_offers c
    anti join judged.reading_policies r on r.policy = c.policy),
current as (
    select *, row_number() over (order by service, region, policy, zone, plan, class, topology, billing_day, began, term_months, seats) - 1 as run_no
    from (
        select *, '' as plan, '' as class, '' as topology, 0 as billing_day, '' as began, 0 as term_months, 0::bigint as seats from plain
        union all
        select distinct service, region, policy, zone, plan, class, topology, billing_day, began, term_months, seats from read_contracts))
select g.group_no, n.run_no, service, region, policy, zone, plan, class, topology, billing_day, began, term_months, seats
from current n
full join judged.groups g using (service, region, policy, zone, plan, class, topology, billing_day, began, term_months, seats);

delete from judged.groups;
insert into judged.groups
select coalesce(group_no, (select coalesce(max(group_no), -1) from numbered)
    + row_number() over (order by group_no is not null, run_no)), run_no,
    service, region, policy, zone, plan, class, topology, billing_day, began, term_months, seats
from numbered;

-- Offers are paid in few ways.
create or replace temp table ways as
select offer_no, dense_rank() over (order by currency, fee_months, fee_unit)::integer as way_no,
    currency, fee_months, fee_unit, fee_unit = 'seat' as seated, coalesce(r.fees, false) as reads_fees
from input.contract_offers o
left join judged.reading_policies r on r.policy = o.policy;

create or replace temp table numbered as
with paid as (
    select distinct w.way_no, c.fee_minor, if(w.seated, c.seats, 1) as seats
    from input.contract_rows c
    join ways w on w.offer_no = c.offer_no
    where not w.reads_fees),
plain as (
    select w.currency, p.fee_minor, w.fee_months, w.fee_unit, p.seats
    from paid p
    join (select distinct way_no, currency, fee_months, fee_unit from ways) w on w.way_no = p.way_no),
current as (
    select *, row_number() over (order by currency, fee_minor, fee_months, fee_unit, seats, list_minor, one_time_minor, share_ppm) - 1 as run_no
    from (
        select *, -1::bigint as list_minor, 0::bigint as one_time_minor, 1000000::bigint as share_ppm from plain
        union
        select c.currency, c.fee_minor, c.fee_months, c.fee_unit, if(c.fee_unit = 'seat', c.seats, 1), r.list_minor, r.one_time_minor, r.share_ppm
        from read_contracts r
        join input.contracts c on c.contract_no = r.contract_no))
select f.fee_no, n.run_no, currency, fee_minor, fee_months, fee_unit, seats, list_minor, one_time_minor, share_ppm
from current n
full join judged.fees f using (currency, fee_minor, fee_months, fee_unit, seats, list_minor, one_time_minor, share_ppm);

delete from judged.fees;
insert into judged.fees
select coalesce(fee_no, (select coalesce(max(fee_no), -1) from numbered)
    + row_number() over (order by fee_no is not null, run_no)), run_no,
    currency, fee_minor, fee_months, fee_unit, seats, list_minor, one_time_minor, share_ppm
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
    + row_number() over (order by outage_no is not null, run_no)), run_no, source, outage
from numbered;

drop table numbered;

delete from judged.customers;
insert into judged.customers
select row_number() over (order by customer) - 1, customer
from (select distinct customer from input.contract_parties);

-- Texts are compared for parties and offers, and contracts by numbers alone: with
-- tables, of which the engine knows how long they are. Columns are compared one
-- by one: a row of them is a value that must be made first. The groups of
-- policies that read more are not there to be found.
create or replace temp table party_keys as
select p.party_no, u.customer_no, hash(p.customer, p.tenant) as h
from input.contract_parties p
join judged.customers u on u.customer = p.customer;

create or replace temp table offer_keys as
select o.offer_no, g.group_no, w.way_no, w.seated, o.currency, hash(o.service, o.region) as h
from input.contract_offers o
join ways w on w.offer_no = o.offer_no
join (
    select g.* from judged.groups g anti join judged.reading_policies r on r.policy = g.policy where g.run_no is not null) g
    on g.service = o.service and g.region = o.region and g.policy = o.policy and g.zone = o.zone;

create or replace temp table fee_keys as
select f.fee_no, w.way_no, f.fee_minor, f.seats
from judged.fees f
join (select distinct way_no, currency, fee_months, fee_unit from ways) w
    on w.currency = f.currency and w.fee_months = f.fee_months and w.fee_unit = f.fee_unit
where f.list_minor = -1 and f.one_time_minor = 0 and f.share_ppm = 1000000;

-- Every contract has its fee; a left join is not done before the others, which
-- would join all fees with all offers that are paid alike.
delete from judged.contract_keys;
insert into judged.contract_keys
select c.contract_no, p.customer_no, o.group_no, f.fee_no, o.currency, c.seats, c.from_ms, c.to_ms, hash(p.h, o.h, c.contract)
from input.contract_rows c
join party_keys p on p.party_no = c.party_no
join offer_keys o on o.offer_no = c.offer_no
left join fee_keys f on f.way_no = o.way_no and f.fee_minor = c.fee_minor and f.seats = if(o.seated, c.seats, 1);

insert into judged.contract_keys
select c.contract_no, u.customer_no, g.group_no, f.fee_no, c.currency, c.seats, c.from_ms, c.to_ms,
    hash(hash(c.customer, c.tenant), hash(c.service, c.region), c.contract)
from read_contracts r
join input.contracts c on c.contract_no = r.contract_no
join judged.customers u on u.customer = c.customer
join judged.groups g
    on g.service = r.service and g.region = r.region and g.policy = r.policy and g.zone = r.zone
    and g.plan = r.plan and g.class = r.class and g.topology = r.topology and g.billing_day = r.billing_day
    and g.began = r.began and g.term_months = r.term_months and g.seats = r.seats
join judged.fees f
    on f.currency = c.currency and f.fee_minor = c.fee_minor and f.fee_months = c.fee_months and f.fee_unit = c.fee_unit
    and f.seats = if(c.fee_unit = 'seat', c.seats, 1)
    and f.list_minor = r.list_minor and f.one_time_minor = r.one_time_minor and f.share_ppm = r.share_ppm;

drop table read_contracts;
drop table ways;
drop table party_keys;
drop table offer_keys;
drop table fee_keys;

delete from judged.dictionary_state
