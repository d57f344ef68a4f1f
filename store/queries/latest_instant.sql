-- Answers: what is the latest instant that the inputs know of?
-- Grain: one row; null where they know of none.
-- Reads: input.outages, gaps, waits, measurements, notices, claims, credit_notes,
-- goodwill. Maintenance and
-- contracts are plans: they tell nothing about how far the inputs reach.
with instants as (
    select unnest([start_ms, nullif(end_ms, 9223372036854775807), detected_ms, announced_ms, mitigated_ms, declared_over_ms,
        reported_ms, closed_ms]) as ms
    from input.outages
    union all select end_ms from input.gaps
    union all select end_ms from input.waits
    union all select max(end_ms) from input.measurements
    union all select moment_ms from input.notices
    union all select unnest([claimed_ms, noticed_ms, ticket_ms]) from input.claims
    union all select issued_ms from input.credit_notes
    union all select granted_ms from input.goodwill)
select max(ms) from instants
