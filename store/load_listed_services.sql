-- A service of the tenant list is known by itself where no list of services
-- was loaded.
    select distinct service as name from input.services
    union
    select distinct service from input.contracts where not exists (select 1 from input.services)
