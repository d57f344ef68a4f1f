-- Answers: for which services, that the list of services has, do contracts
-- name which policy that may promise components?
-- Grain: one row a service and policy, with the last file and its first line
-- that does.
-- Reads: input.contracts, input.services, input.policies, input.files.
with named as (
    select service, policy, file_no, min(line) as line
    from input.contracts
    where service in (select service from input.services)
        and policy in (select policy from input.policies where text like '%components%')
    group by service, policy, file_no
), pairs as (
    select service, policy, max(file_no) as file_no, arg_max(line, file_no) as line
    from named
    group by service, policy
)
select p.service, p.policy, coalesce(f.name, ''), p.line
from pairs p
left join input.files f on f.file_no = p.file_no
order by p.service, p.policy
