-- Answers: which contract rows does a tenant ($2) of a customer ($1) have that are in
-- force in a span ($3 to $4), and which are versions of one contract?
-- Grain: one row a contract row, version by version; with its place and its policy.
-- Reads: input.contract_parties, contract_rows and offers, judged.contract_keys,
-- judged.groups, judged.fees.
with theirs as (
    select c.contract_no, o.service, o.region, o.policy,
        min(c.contract_no) over (partition by o.service, o.region, c.contract) as line
    from input.contract_parties p
    join input.contract_rows c on c.party_no = p.party_no
    join input.contract_offers o on o.offer_no = c.offer_no
    where p.customer = $1 and p.tenant = $2)
select k.contract_no, g.run_no, f.run_no, t.line, k.from_ms, k.to_ms, k.seats, t.service, t.region, t.policy
from theirs t
join judged.contract_keys k on k.contract_no = t.contract_no
join judged.groups g on g.group_no = k.group_no
join judged.fees f on f.fee_no = k.fee_no
where k.from_ms < $4 and k.to_ms > $3
order by t.line, k.from_ms, k.contract_no
