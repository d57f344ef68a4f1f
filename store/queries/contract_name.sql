-- Answers: what is the contract row with number $1 called?
-- Grain: one row.
-- Reads: input.contracts, input.files.
select format('{} ({}), {} in {} ({}:{})', c.customer, c.tenant, c.service, c.region, coalesce(f.name, ''), c.line)
from input.contracts c
left join input.files f on f.file_no = c.file_no
where c.contract_no = $1
