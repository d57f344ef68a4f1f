-- Answers: which contracts in force during all of the reach of their policy may
-- have a version that begins or ends inside its own? The reach is that of
-- holdings.sql, and so are its services.
-- Grain: the table alike on this connection, one row a pair. The hash finds few,
-- mostly none: known to be few, they are looked up fast.
-- Reads: judged.contract_keys, judged.groups.
create or replace temporary table alike as
with reach as (
    select unnest($3::varchar[]) as policy, unnest($4::bigint[]) as start_ms, unnest($5::bigint[]) as end_ms),
reached as (
    select g.group_no, coalesce(r.start_ms, $1) as start_ms, coalesce(r.end_ms, $2) as end_ms
    from judged.groups g
    left join reach r on r.policy = g.policy
    where $6::varchar[] is null or list_contains($6::varchar[], g.service)),
keys as not materialized (
    select k.contract_no, k.line_hash,
        k.from_ms > g.start_ms and k.from_ms < g.end_ms or k.to_ms > g.start_ms and k.to_ms < g.end_ms as edge,
        k.from_ms <= g.start_ms and k.to_ms >= g.end_ms as held
    from judged.contract_keys k
    join reached g on g.group_no = k.group_no
    where k.from_ms < k.to_ms)
select h.contract_no, e.contract_no as edge_no
from keys h
join keys e on e.line_hash = h.line_hash and e.edge
where h.held
