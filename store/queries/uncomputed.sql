-- Answers: which results of the month $1 lack evidence (one of the warnings $2)?
-- Grain: one row a contract and period, by key.
-- Reads: judged.contract_results and, of the few that lack it, who they are.
with lacking as materialized (
    select result_no, measure, warnings
    from judged.results
    where month = $1 and not judged and warnings & $2::bigint <> 0),
found as materialized (
    select r.contract_no, r.period_no, r.policy_no, o.measure, o.warnings
    from judged.contract_results($1::integer, $1::integer) r
    join lacking o on o.result_no = r.result_no)
select judged.key_of(c.customer, c.tenant, c.service, c.region, p.label, c.contract, c.from_ms, p.start_ms) as key,
    c.customer, coalesce(nullif(u.name, ''), nullif(c.customer_name, ''), c.customer),
    coalesce(nullif(c.account_manager, ''), u.account_manager, ''),
    c.tenant, c.service, coalesce(s.name, c.service), c.region, c.contract_no,
    c.policy, coalesce(t.effective, ''), p.label, r.measure, r.warnings
from found r
join judged.periods p on p.period_no = r.period_no
join input.contracts c on c.contract_no = r.contract_no
left join judged.customer_list u on u.customer = c.customer
left join judged.service_list s on s.service = c.service
left join input.policies t on t.policy_no = r.policy_no
order by key, c.contract_no
