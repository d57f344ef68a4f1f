-- Answers: which policies have the contracts that the claims, notes or goodwill
-- of a file may be about?
-- Grain: one row a request, its policies a line each.
-- Reads: the rows of the file, input.contracts.
with held as (
    select distinct customer, tenant, service, policy
    from input.contracts
    where customer in (select customer from {table} where file_no = {file_no})
)
select
    t.line, t.customer, t.tenant, t.service, t.period,
    coalesce(string_agg(distinct h.policy, chr(10) order by h.policy), '') as policies
from {table} t
left join held h
    on h.customer = t.customer and (t.tenant = '' or t.tenant = h.tenant) and (t.service = '' or t.service = h.service)
where t.file_no = {file_no}
group by t.rowid, t.line, t.customer, t.tenant, t.service, t.period
order by t.line
