-- Answers: which maintenance hits the contract row $1 in a span ($2 to $3)?
-- Grain: one row a window, by start; with its number in a run.
-- Reads: judged.numbered_maintenance, input.contracts, input.files.
select w.ref, w.source, w.maintenance, w.service, w.component, w.region, w.tenant, w.start_ms, w.end_ms, w.announced_ms, w.title,
    coalesce(f.name, ''), w.line
from input.contracts c
join judged.numbered_maintenance w on w.service = c.service
left join input.files f on f.file_no = w.file_no
where c.contract_no = $1 and (w.region = '*' or w.region = c.region) and (w.tenant = '' or w.tenant = c.tenant)
    and w.start_ms < $3 and w.end_ms > $2
order by w.start_ms, w.ref
