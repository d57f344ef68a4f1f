-- Answers: what are the months from $1 on judged from, in short? A month looks at
-- the contracts and events from an instant on, which is in $2 for each month, to
-- a few days after it (an outage that crosses the end; later ends of periods in
-- western zones), and to the end of outages that last longer; at contracts to the
-- end of the year where a share of an allowance depends on when one ends. Where a
-- policy looks at windows before, it looks at all that was before.
-- Grain: one row a month, in order: texts that differ where the inputs do. The
-- second also differs where the same contract has another number.
-- Reads: input.contracts and their parts, outages, maintenance, gaps, waits, measurements,
-- policies, judged.reading_policies, judged.policy_reads.
with calendar as (
    select m::integer as month,
        if(exists (from judged.policy_reads where far), -9223372036854775808, first_ms) as first_ms,
        epoch_ms(make_date(((m + 1) // 12)::integer, ((m + 1) % 12 + 1)::integer, 1)::timestamp) + 2 * 86400000::bigint as last_ms,
        if(exists (from input.policies where text like '%part_year%'),
            epoch_ms(make_date((m // 12 + 1)::integer, 1, 1)::timestamp) + 32 * 86400000::bigint, 0) as year_ms
    from (
        select $1 + unnest(range(len($2::varchar[]))) as m, unnest($2::varchar[])::bigint as first_ms)),
-- What an outage across the end comes to depends on what meets it later, too.
months as (
    select c.month, c.first_ms, max(greatest(c.last_ms - 1, o.end_ms)) as event_ms, c.last_ms, c.year_ms
    from calendar c
    left join (select start_ms, end_ms from input.outages where end_ms > start_ms + 86400000) o
        on o.start_ms < c.last_ms and o.end_ms >= c.last_ms
    group by all),
-- Contracts with the same dates belong to the same months.
parties as (
    select party_no, hash(customer, tenant) as h
    from input.contract_parties),
offers as (
    select offer_no, hash(service, region, policy, zone, currency, fee_months, fee_unit) as h
    from input.contract_offers o
    anti join judged.reading_policies r on r.policy = o.policy),
contracts as (
    select from_ms, to_ms, count(*) as rows, bit_xor(h) as x, sum(h) as s, bit_xor(hash(contract_no, h)) as numbered
    from (
        select c.contract_no, c.from_ms, c.to_ms, hash(p.h, o.h, c.contract, c.fee_minor, c.seats) as h
        from input.contract_rows c
        join parties p on p.party_no = c.party_no
        join offers o on o.offer_no = c.offer_no
        union all
        select contract_no, from_ms, to_ms,
            hash(customer, tenant, service, region, contract, policy, zone, fee_minor, currency, fee_months, fee_unit, seats,
                plan, class, topology, billing_day, term_months, list_minor, one_time_minor, share_ppm)
        from input.contracts c
        semi join judged.reading_policies r on r.policy = c.policy)
    group by from_ms, to_ms),
events as (
    select start_ms, end_ms, hash('outage', source, outage, service, component, region, tenant, start_ms, end_ms,
        level, share_ppm, cause, posted, duplicate_of, users, detected_ms, announced_ms, mitigated_ms, declared_over_ms,
        reported_ms, closed_ms) as h
    from input.outages
    union all
    select start_ms, end_ms, hash('maintenance', source, maintenance, service, component, region, tenant,
        start_ms, end_ms, announced_ms)
    from input.maintenance
    union all
    select start_ms, end_ms, hash('gap', source, gap, service, component, region, tenant, start_ms, end_ms)
    from input.gaps
    union all
    select start_ms, end_ms, hash('wait', outage_source, outage_id, tenant, start_ms, end_ms)
    from input.wait_outages
    union all
    -- Whether an outage counts may depend on one at any other time.
    select o.start_ms, o.end_ms, hash('repeated', o.source, o.outage)
    from input.outages o
    semi join judged.repeated_outages r on r.name = o.source || ':' || o.outage
    where o.duplicate_of not in ('', 'none')
    union all
    -- There may be millions: those of a day together.
    select min(start_ms), max(end_ms), hash('measurements', count(*), bit_xor(h), sum(h))
    from (
        select start_ms, end_ms,
            hash(source, service, component, region, tenant, start_ms, end_ms, requests, failed, degraded, rate_ppt) as h
        from input.measurements
        where exists (from judged.policy_reads where measurements))
    group by start_ms // 86400000),
contract_stamps as (
    select m.month, sum(c.rows)::bigint as rows, bit_xor(hash(c.from_ms, c.to_ms, c.x, c.s)) as x, bit_xor(c.numbered) as numbered
    from months m
    join contracts c on c.from_ms < greatest(m.last_ms, m.year_ms) and c.to_ms > m.first_ms
    group by m.month),
event_stamps as (
    select m.month, count(*) as rows, bit_xor(e.h) as x, sum(e.h) as s
    from months m
    join events e on e.start_ms <= m.event_ms and e.end_ms > m.first_ms
    group by m.month),
policy_stamps as (
    select m.month, string_agg(p.policy || ' ' || p.effective || ' ' || p.digest, ',' order by p.policy, p.effective) as digests
    from months m
    join input.policies p on p.effective < strftime(judged.utc(m.last_ms), '%Y-%m-%d')
    group by m.month)
select m.month, concat_ws('/', c.rows, c.x, e.rows, e.x, e.s, p.digests), coalesce(c.numbered, 0)::varchar
from months m
left join contract_stamps c on c.month = m.month
left join event_stamps e on e.month = m.month
left join policy_stamps p on p.month = m.month
order by m.month
