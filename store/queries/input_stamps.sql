-- Answers: what is each service judged from in the months from $1 on, in short? A
-- month looks at the contracts and events from an instant on, which is in $2 for
-- each month, to a few days after it (an outage that crosses the end; later ends of
-- periods in western zones), and to the end of outages of the service that last
-- longer; at contracts to the end of the year where a share of an allowance depends
-- on when one ends. Where a policy looks at windows before, it looks at all that was
-- before. The chains of outages of the services $3, from $4 to $5, are those of a day
-- and more.
-- Grain: one row a month and service with contracts or events, in order: texts
-- that differ where the inputs do. The second also differs where the same contract
-- has another number.
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
-- What an outage across the end comes to depends on what meets it later, too, and so
-- on: outages of a tenant, or of everybody, that meet or adjoin are a chain.
chains as (
    select unnest($3::varchar[]) as service, unnest($4::bigint[]) as start_ms, unnest($5::bigint[]) as end_ms),
across as (
    select m.month, o.service, max(o.end_ms) as end_ms
    from calendar m
    join chains o on o.start_ms < m.last_ms and o.end_ms >= m.last_ms
    group by all),
parties as (
    select party_no, hash(customer, tenant) as h
    from input.contract_parties),
offers as (
    select offer_no, service, hash(service, region, policy, zone, currency, fee_months, fee_unit) as h
    from input.contract_offers o
    anti join judged.reading_policies r on r.policy = o.policy),
bounds as (
    select max(first_ms) as first_ms, min(greatest(last_ms, year_ms)) as last_ms from calendar),
-- Contracts with the same dates belong to the same months; what begins before the
-- first has ended, or ends after the last has begun, does so in all of them.
contracts as (
    select c.service, greatest(c.from_ms, b.last_ms - 1) as from_ms, least(c.to_ms, b.first_ms + 1) as to_ms,
        count(*) as rows, bit_xor(h) as x, sum(h) as s, bit_xor(hash(contract_no, h)) as numbered
    from bounds b, (
        select c.contract_no, o.service, c.from_ms, c.to_ms,
            hash(c.from_ms, c.to_ms, p.h, o.h, c.contract, c.fee_minor, c.seats) as h
        from input.contract_rows c
        join parties p on p.party_no = c.party_no
        join offers o on o.offer_no = c.offer_no
        union all
        -- What any version reads says how contracts are grouped, too.
        select contract_no, service, from_ms, to_ms,
            hash(from_ms, to_ms, customer, tenant, service, region, contract, c.policy, c.zone, fee_minor, currency, fee_months, fee_unit, c.seats,
                c.plan, c.class, c.topology, c.billing_day, c.term_months, list_minor, one_time_minor, share_ppm, r)
        from input.contracts c
        join judged.reading_policies r on r.policy = c.policy) c
    group by all),
events as (
    select service, start_ms, judged.over_ms(end_ms, mitigated_ms, declared_over_ms, closed_ms) as end_ms, hash('outage', source, outage, service, component, region, tenant, start_ms, end_ms,
        level, share_ppm, cause, posted, duplicate_of, users, detected_ms, announced_ms, mitigated_ms, declared_over_ms,
        reported_ms, closed_ms) as h
    from input.outages
    union all
    select service, start_ms, end_ms, hash('maintenance', source, maintenance, service, component, region, tenant,
        start_ms, end_ms, announced_ms)
    from input.maintenance
    union all
    select service, start_ms, end_ms, hash('gap', source, gap, service, component, region, tenant, start_ms, end_ms)
    from input.gaps
    union all
    -- A wait is of every service that its outage hit.
    select o.service, w.start_ms, w.end_ms, hash('wait', w.outage_source, w.outage_id, w.tenant, w.start_ms, w.end_ms)
    from input.wait_outages w
    join (select distinct source, outage, service from input.outages) o on o.source = w.outage_source and o.outage = w.outage_id
    union all
    -- Whether an outage counts may depend on one at any other time, and all its
    -- rows on the link in one of them.
    select o.service, o.start_ms, o.end_ms, hash('repeated', o.source, o.outage)
    from input.outages o
    semi join (select source, outage from input.outages where duplicate_of not in ('', 'none')) l
        on l.source = o.source and l.outage = o.outage
    semi join judged.repeated_outages r on r.name = o.source || ':' || o.outage
    union all
    -- A link that leads to nothing is none: somebody has to look at the outage.
    select o.service, o.start_ms, o.end_ms, hash('linked', o.source, o.outage)
    from input.outages o
    semi join input.outages n on n.source || ':' || n.outage = o.duplicate_of
    where o.duplicate_of not in ('', 'none')
    union all
    -- There may be millions: those of a day together.
    select service, min(start_ms), max(end_ms), hash('measurements', count(*), bit_xor(h), sum(h))
    from (
        select service, start_ms, end_ms,
            hash(source, service, component, region, tenant, start_ms, end_ms, requests, failed, degraded, rate_ppt) as h
        from input.measurements
        where exists (from judged.policy_reads where measurements))
    group by service, start_ms // 86400000),
contract_stamps as (
    select m.month, c.service, sum(c.rows)::bigint as rows, bit_xor(c.x) as x, sum(c.s) as s, bit_xor(c.numbered) as numbered
    from calendar m
    join contracts c on c.to_ms > m.first_ms
    left join across a on a.month = m.month and a.service = c.service
    where c.from_ms < greatest(m.last_ms, m.year_ms) or c.from_ms <= a.end_ms
    group by m.month, c.service),
event_stamps as (
    select m.month, e.service, count(*) as rows, bit_xor(e.h) as x, sum(e.h) as s
    from calendar m
    join events e on e.end_ms > m.first_ms
    left join across a on a.month = m.month and a.service = e.service
    where e.start_ms < m.last_ms or e.start_ms <= a.end_ms
    group by m.month, e.service),
policy_stamps as (
    select m.month, string_agg(p.policy || ' ' || p.effective || ' ' || p.digest, ',' order by p.policy, p.effective) as digests
    from calendar m
    join input.policies p on p.effective < strftime(judged.utc(m.last_ms), '%Y-%m-%d')
    group by m.month)
select month, service, concat_ws('/', coalesce(c.rows, 0), c.x, c.s, coalesce(e.rows, 0), e.x, e.s, p.digests), coalesce(c.numbered, 0)::varchar
from contract_stamps c
full join event_stamps e using (month, service)
left join policy_stamps p using (month)
order by month, service
