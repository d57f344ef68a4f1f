-- What nines found, in the shape in which the baselines leave theirs.
copy (
    select tenant, service, month, measured_ms, counted_ms, down_ms, charged_num // charged_den as charged_ms, excluded_ms,
        if(judged, (counted_ms * charged_den - charged_num)::hugeint * 1000000 // (counted_ms::hugeint * charged_den), null)::bigint as availability_ppm,
        breached, credit_ppm, credit_minor
    from results
) to '{to}' (format parquet)
