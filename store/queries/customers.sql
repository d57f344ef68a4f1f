-- Answers: how did each customer do in the month $1, and what is it owed?
-- Grain: one row a customer and currency, in order. The worst contract is the
-- one with the largest charged share of what it counts; of several the one that was
-- listed first. Those that lack evidence have one of the warnings $2.
-- Reads: judged.contract_results and settlements_of, by numbers, for there may be
-- millions; texts are joined to what they come to.
with outcomes as (
    select o.*, dense_rank() over (
        order by if(judged, charged_num::hugeint * 1000000000000 // (charged_den::hugeint * counted_ms), -1) desc) as place,
        dense_rank() over (order by p.start_ms) as start_no
    from judged.results o
    join judged.periods p on p.period_no = o.period_no
    where o.month = $1),
results as (
    select r.customer_no, f.currency, r.group_no, r.seats, o.*, (o.place::hugeint << 64) + (r.contract_no << 20) + o.start_no as rank
    from judged.contract_results($1::integer, $1::integer) r
    join outcomes o on o.result_no = r.result_no
    join judged.fees f on f.fee_no = r.fee_no),
customers as (
    select customer_no, currency,
        count(*) as contracts, count(*) filter (where judged) as judged, count(*) filter (where breached) as breached,
        sum(seats)::bigint as seats,
        sum(measured_ms)::bigint as measured_ms, sum(down_ms)::bigint as down_ms,
        sum(excluded_ms)::bigint as excluded_ms, sum(unknown_ms)::bigint as unknown_ms,
        arg_min(result_no, rank) as worst_no, arg_min(group_no, rank) as worst_group_no,
        coalesce(min(next_tier_ms) filter (where next_tier_ms >= 0 and measure not in ('requests', 'error_rate')), -1) as nearest_ms,
        bit_or(warnings) as warnings,
        count(*) filter (where not judged and warnings & $2::bigint <> 0) as uncomputed
    from results
    group by customer_no, currency),
owing as (
    select customer_no, currency,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'accrued'), 0)::bigint as accrued_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'claimable'), 0)::bigint as claimable_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'due'), 0)::bigint as due_minor,
        coalesce(sum(credit_minor - settled_minor) filter (where rest_stage = 'lapsed'), 0)::bigint as lapsed_minor,
        sum(settled_minor)::bigint as settled_minor,
        sum(credit_minor)::bigint as credit_minor,
        min(deadline_ms) filter (where stage = 'claimable') as next_deadline_ms,
        coalesce(sum(days_ppm) filter (where rest_stage <> 'lapsed'), 0)::bigint as days_ppm,
        coalesce(sum(worth_minor) filter (where rest_stage <> 'lapsed'), 0)::bigint as worth_minor
    from judged.settlements_of($1::integer, $1::integer)
    where contract_no is not null
    group by customer_no, currency),
-- What the tenant list calls customers: of those whom it calls by several names only
-- contracts with a result in the month count, for names change.
parties as (
    select p.party_no, p.customer, coalesce(nullif(l.name, ''), nullif(p.customer_name, ''), p.customer) as name,
        coalesce(nullif(p.account_manager, ''), l.account_manager, '') as account_manager
    from input.contract_parties p
    left join judged.customer_list l on l.customer = p.customer),
several as (
    select customer
    from parties
    group by customer
    having min(name) <> max(name) or min(account_manager) <> max(account_manager)),
present as (
    select distinct c.party_no
    from parties p
    semi join several s on s.customer = p.customer
    join input.contract_rows c on c.party_no = p.party_no
    semi join judged.contract_results($1::integer, $1::integer) r on r.contract_no = c.contract_no),
called as (
    select customer, min(name) as name, coalesce(min(nullif(account_manager, '')), '') as account_manager
    from (
        from parties anti join several using (customer)
        union all
        from parties semi join present using (party_no))
    group by customer)
select u.customer, n.name, n.account_manager,
    c.currency, c.contracts, c.judged, c.breached, c.seats,
    c.measured_ms, c.down_ms, c.excluded_ms, c.unknown_ms,
    g.service, w.measured_ms, w.up_ms, w.down_ms, w.excluded_ms, w.unknown_ms,
    w.counted_ms, w.charged_num, w.charged_den, w.target_ppm,
    c.nearest_ms, coalesce(o.accrued_minor, 0), coalesce(o.claimable_minor, 0), coalesce(o.due_minor, 0),
    coalesce(o.lapsed_minor, 0), coalesce(o.settled_minor, 0), coalesce(o.credit_minor, 0),
    coalesce(o.next_deadline_ms, 9223372036854775807), c.warnings, w.measure, c.uncomputed,
    coalesce(o.days_ppm, 0), coalesce(o.worth_minor, 0)
from customers c
join judged.customers u on u.customer_no = c.customer_no
join judged.results w on w.result_no = c.worst_no
join judged.groups g on g.group_no = c.worst_group_no
left join owing o on o.customer_no = c.customer_no and o.currency = c.currency
join called n on n.customer = u.customer
where w.month = $1
order by c.customer_no, c.currency
