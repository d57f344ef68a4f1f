-- Answers: what came out for each month, in short: is it provisional, in which
-- zone do most contracts have their periods, from when to when, and a text that
-- differs where any result differs? The text leaves out the numbers of rows.
-- Grain: one row a month of $1 to $2 with results.
-- Reads: counted, placed and the judged tables.
with outcomes as (
    select o.month, o.result_no, hash(p.label, p.start_ms, p.end_ms, p.zone,
        o.measured_ms, o.up_ms, o.down_ms, o.excluded_ms, o.unknown_ms, o.counted_ms, o.charged_num, o.charged_den,
        o.judged, o.breached, o.target_ppm, o.at_or, o.tier_ppm, o.credit_ppm, o.budget_ms, o.next_tier_ppm,
        o.next_tier_ms, o.warnings, o.provisional, o.elapsed_ms, o.deadline_ms, o.outages, o.subscribed_ms, o.period_ms, o.fee_part_ms, o.fee_whole_ms,
        o.measure, o.objective, o.share_num, o.share_den, o.notice_from_ms, o.notice_by_ms) as h
    from judged.results o
    join judged.periods p on p.period_no = o.period_no
    where o.month between $1 and $2),
versions as (
    select policy_no, hash(policy, effective, digest) as h from input.policies),
groups as (
    select group_no, hash(service, region, policy, zone, plan, class, topology, billing_day, began, term_months, seats) as h from judged.groups),
periods as (
    select period_no, hash(label, zone) as h from judged.periods where month between $1 and $2),
texts as (
    select o.month, hash('group', o.h, d.h, v.h) as h
    from judged.group_results g
    join outcomes o on o.result_no = g.result_no
    join groups d on d.group_no = g.group_no
    left join versions v on v.policy_no = g.policy_no
    where g.month between $1 and $2
    union all
    select o.month, hash('exception', o.h, v.h, e.line_hash, e.from_ms)
    from placed e
    join outcomes o on o.result_no = e.result_no
    left join versions v on v.policy_no = e.policy_no
    union all
    select o.month, hash('credit', o.h, j.base_minor, j.formula_minor, j.cap_minor, j.credit_minor, j.floor_minor, j.days_ppm, j.worth_minor)
    from judged.credits j
    join outcomes o on o.result_no = j.result_no
    where j.month between $1 and $2
    union all
    select o.month, hash('right', o.h, t.right_no, t.what, t.missed, t.of_windows)
    from judged.rights t
    join outcomes o on o.result_no = t.result_no
    where t.month between $1 and $2
    union all
    select c.month, hash('held', p.h, d.h, c.currency, c.contracts)
    from counted c
    join periods p on p.period_no = c.period_no
    join groups d on d.group_no = c.group_no),
digests as (
    select month, count(*) || '/' || sum(h) as results from texts group by month),
zones as (
    select month, zone, sum(contracts) as contracts
    from counted
    join judged.periods using (month, period_no)
    group by month, zone),
zone as (
    select month, arg_max(zone, (contracts, -place)) as zone
    from (select *, row_number() over (partition by month order by zone) as place from zones)
    group by month),
provisional as (
    select month, bool_or(provisional) as provisional from judged.results where month between $1 and $2 group by month)
select p.month, v.provisional, coalesce(z.zone, min(p.zone)), min(p.start_ms), max(p.end_ms), coalesce(d.results, '')
from judged.periods p
join provisional v using (month)
left join zone z using (month)
left join digests d using (month)
where p.month between $1 and $2
group by p.month, v.provisional, z.zone, d.results
order by p.month
