-- Contracts that a version before 5 kept in one table go to the three that
-- input.sql has made; input.contracts is a view from now on.

insert into input.contract_parties
select row_number() over (), *
from (select distinct customer, customer_name, tenant, tenant_name, account_manager from input.contracts);

insert into input.contract_offers
select row_number() over (), *
from (
    select distinct source, service, region, policy, zone, currency, fee_months, fee_unit, plan, class, topology, billing_day, term_months
    from input.contracts);

insert into input.contract_rows
select contract_no, contract, party_no, offer_no, fee_minor, seats, from_ms, to_ms, list_minor, one_time_minor, share_ppm, file_no, line
from input.contracts
join input.contract_parties using (customer, customer_name, tenant, tenant_name, account_manager)
join input.contract_offers using (source, service, region, policy, zone, currency, fee_months, fee_unit, plan, class, topology, billing_day, term_months);

drop table input.contracts;
