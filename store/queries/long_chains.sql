-- Answers: which outages may be part of a stretch of outages that lasts at least $1
-- milliseconds?
-- Grain: one row a row of an outage, by service and tenant ('' for everybody).
-- Reads: input.outages. Of most tenants all outages together do not last that long.
-- An outage lasts as long as any clock may run.
with outages as (
    select service, tenant, start_ms, judged.over_ms(end_ms, mitigated_ms, declared_over_ms, closed_ms) as over_ms
    from input.outages),
whose as (
    select service, tenant
    from outages
    group by service, tenant
    having sum(least(over_ms, start_ms + $1) - start_ms) >= $1)
select service, tenant, start_ms, over_ms
from outages
semi join whose using (service, tenant)
order by service, tenant
