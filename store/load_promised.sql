-- Answers: for which services, that the list of services has, do contracts
-- name which policy?
-- Grain: one row a service and policy, with the last file and its first line
-- that does.
-- Reads: input.contracts, input.services, input.files.
with pairs as (
    select service, policy, arg_min({'file_no': file_no, 'line': line}, (-file_no, line)) as place
    from input.contracts
    where service in (select service from input.services)
    group by service, policy
)
select p.service, p.policy, coalesce(f.name, ''), p.place.line
from pairs p
left join input.files f on f.file_no = p.place.file_no
order by p.service, p.policy
