-- Answers: which services are there? Those of the tenant list are known by
-- themselves where no list of services was loaded.
-- Grain: one row a name.
-- Reads: input.services, input.contract_offers.
select distinct service as name
from input.services
union
select distinct service
from input.contract_offers
where not exists (select 1 from input.services)
