-- Answers: where do rollups count other contracts than those with a result?
-- Grain: one row a month, service, region and currency, in order.
-- Reads: counted, judged.rollups and dictionaries, for the months $1 to $2.
with found as (
    select c.month, d.service, d.region, c.currency, sum(c.contracts)::bigint as contracts
    from counted c
    join judged.groups d on d.group_no = c.group_no
    group by all),
rolled as (
    select month, service, region, currency, contracts
    from judged.rollups
    where month between $1 and $2)
select format('{} in {}, {}, {:04d}-{:02d}: {} in rollups, {} with a result', service, region, currency,
    month // 12, month % 12 + 1, coalesce(r.contracts, 0), coalesce(f.contracts, 0))
from found f
full join rolled r using (month, service, region, currency)
where f.contracts is distinct from r.contracts
order by month, service, region, currency
