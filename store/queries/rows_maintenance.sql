-- Answers: which maintenance hits a service ($1) in a region ($2) in a span ($4
-- to $5): that for everybody, and that for tenant $3 alone?
-- Grain: one row a window, by start; with its number in a run.
-- Reads: judged.numbered_maintenance, input.files.
select w.ref, w.source, w.maintenance, w.service, w.component, w.region, w.tenant, w.start_ms, w.end_ms, w.announced_ms, w.title,
    coalesce(f.name, ''), w.line
from judged.numbered_maintenance w
left join input.files f on f.file_no = w.file_no
where w.service = $1 and (w.region = '*' or w.region = $2) and (w.tenant = '' or w.tenant = $3)
    and w.start_ms < $5 and w.end_ms > $4
order by w.start_ms, w.ref
