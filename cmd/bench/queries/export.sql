-- The bare engine's own way to write the results of March in order.
copy (
    select * from results where month = {month} order by customer, tenant, service, region, from_ms, period
) to '{file}' (format {format})
