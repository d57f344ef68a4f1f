-- Answers: for which services, that the list of services has, do contracts
-- name which policy that may promise components?
-- Grain: one row a service and policy, with the last file and its first line
-- that does.
-- Reads: input.contract_rows, contract_offers, services, policies, files. There may
-- be millions of rows, and few offers and files of them.
with offered as (
    select offer_no, file_no, min(line) as line
    from input.contract_rows
    group by offer_no, file_no
), named as (
    select o.service, o.policy, c.file_no, min(c.line) as line
    from offered c
    join input.contract_offers o on o.offer_no = c.offer_no
    where o.service in (select service from input.services)
        and o.policy in (select policy from input.policies where text like '%components%')
    group by o.service, o.policy, c.file_no
), pairs as (
    select service, policy, max(file_no) as file_no, arg_max(line, file_no) as line
    from named
    group by service, policy
)
select p.service, p.policy, coalesce(f.name, ''), p.line
from pairs p
left join input.files f on f.file_no = p.file_no
order by p.service, p.policy
