-- Answers: which contracts begin or end inside the reach of their policy, and
-- which are versions of those? The reach is from $4 to $5 for the policies of $3,
-- from $1 to $2 for others, and all of it, too. Of the services $6 alone, if that is
-- not null.
-- A version without length is none.
-- Grain: one row a contract in force in all of the reach, ordered by line and
-- beginning.
-- Reads: judged.contract_keys, input.contracts, judged.groups, judged.fees. The
-- hash finds few rows fast; most stand alone, and of the others the names decide.
-- Keys are read again where they are used: there may be millions to keep.
with reach as (
    select unnest($3::varchar[]) as policy, unnest($4::bigint[]) as start_ms, unnest($5::bigint[]) as end_ms),
reached as (
    select g.group_no, g.run_no, coalesce(r.start_ms, $1) as start_ms, coalesce(r.end_ms, $2) as end_ms
    from judged.groups g
    left join reach r on r.policy = g.policy
    where $6::varchar[] is null or list_contains($6::varchar[], g.service)),
keys as not materialized (
    select k.*, g.run_no,
        k.from_ms > g.start_ms and k.from_ms < g.end_ms or k.to_ms > g.start_ms and k.to_ms < g.end_ms as edge
    from judged.contract_keys k
    join reached g on g.group_no = k.group_no
    where k.from_ms < $2 and k.to_ms > $1 and k.from_ms < k.to_ms),
hashes as (
    select line_hash, count(*) = 1 as alone
    from keys
    where line_hash in (select line_hash from keys where edge)
    group by line_hash),
lines as (
    select k.*, k.contract_no as line
    from keys k
    semi join hashes h on h.line_hash = k.line_hash and h.alone
    union all
    select k.*, -dense_rank() over (order by c.customer desc, c.tenant desc, c.service desc, c.region desc, c.contract desc) as line
    from keys k
    semi join hashes h on h.line_hash = k.line_hash and not h.alone
    join input.contracts c on c.contract_no = k.contract_no),
edged as (
    select line from lines group by line having bool_or(edge))
select l.contract_no, l.run_no, f.run_no, l.line, l.from_ms, l.to_ms, l.seats
from lines l
semi join edged e on e.line = l.line
join judged.fees f on f.fee_no = l.fee_no
order by l.line, l.from_ms, l.contract_no
