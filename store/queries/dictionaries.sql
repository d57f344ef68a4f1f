-- Answers: which number has each group, fee, outage and contract?
-- Grain: the tables of the dictionaries; but for customers, a number is given
-- once and for good.
-- Reads: input.contracts, input.outages. Writes: judged.groups, judged.fees,
-- judged.outage_keys, judged.customers, judged.contract_keys.

create or replace temp table current_groups as
select service, region, policy, zone, row_number() over (order by service, region, policy, zone) - 1 as run_no
from (select distinct service, region, policy, zone from input.contracts);

create or replace temp table current_fees as
select currency, fee_minor, fee_months, fee_unit, seats,
    row_number() over (order by currency, fee_minor, fee_months, fee_unit, seats) - 1 as run_no
from (
    select distinct currency, fee_minor, fee_months, fee_unit, if(fee_unit = 'seat', seats, 1) as seats
    from input.contracts);

create or replace temp table current_outages as
select source, outage, row_number() over (order by source, outage) - 1 as run_no
from (select distinct source, outage from input.outages);

insert into judged.groups
select (select coalesce(max(group_no), -1) from judged.groups) + row_number() over (order by run_no), null,
    service, region, policy, zone
from current_groups n
anti join judged.groups g using (service, region, policy, zone);

insert into judged.fees
select (select coalesce(max(fee_no), -1) from judged.fees) + row_number() over (order by run_no), null,
    currency, fee_minor, fee_months, fee_unit, seats
from current_fees n
anti join judged.fees f using (currency, fee_minor, fee_months, fee_unit, seats);

insert into judged.outage_keys
select (select coalesce(max(outage_no), -1) from judged.outage_keys) + row_number() over (order by run_no), null,
    source, outage
from current_outages n
anti join judged.outage_keys o using (source, outage);

update judged.groups set run_no = null;
update judged.groups g set run_no = n.run_no
from current_groups n
where (g.service, g.region, g.policy, g.zone) = (n.service, n.region, n.policy, n.zone);

update judged.fees set run_no = null;
update judged.fees f set run_no = n.run_no
from current_fees n
where (f.currency, f.fee_minor, f.fee_months, f.fee_unit, f.seats)
    = (n.currency, n.fee_minor, n.fee_months, n.fee_unit, n.seats);

update judged.outage_keys set run_no = null;
update judged.outage_keys o set run_no = n.run_no
from current_outages n
where (o.source, o.outage) = (n.source, n.outage);

delete from judged.customers;
insert into judged.customers
select row_number() over (order by customer) - 1, customer
from (select distinct customer from input.contracts);

delete from judged.contract_keys;
insert into judged.contract_keys
select c.contract_no, u.customer_no, g.group_no, f.fee_no, c.currency, c.seats, c.from_ms, c.to_ms,
    hash(c.tenant, c.service, c.region, c.contract)
from input.contracts c
join judged.customers u on u.customer = c.customer
join judged.groups g on (g.service, g.region, g.policy, g.zone) = (c.service, c.region, c.policy, c.zone)
join judged.fees f
    on (f.currency, f.fee_minor, f.fee_months, f.fee_unit, f.seats)
    = (c.currency, c.fee_minor, c.fee_months, c.fee_unit, if(c.fee_unit = 'seat', c.seats, 1));

drop table current_groups;
drop table current_fees;
drop table current_outages;
delete from judged.dictionary_state
