-- Contracts as a tenant list has them. A load shows the rows that wait likewise.

create or replace view input.contracts as
select c.contract_no, o.source, c.contract, p.customer, p.customer_name, p.tenant, p.tenant_name,
    o.service, o.region, o.policy, o.zone, c.fee_minor, o.currency, o.fee_months, o.fee_unit, c.seats,
    c.from_ms, c.to_ms, p.account_manager, o.plan, o.class, o.topology, o.billing_day, o.term_months,
    c.list_minor, c.one_time_minor, c.share_ppm, c.file_no, c.line
from input.contract_rows c
join input.contract_parties p on p.party_no = c.party_no
join input.contract_offers o on o.offer_no = c.offer_no;
