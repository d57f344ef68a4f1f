-- Answers: which maintenance hits some places in a span ($2 to $3): numbers ($4) of a
-- service ($5) in a region ($6)? That for everybody, and that for tenant $1 alone.
-- Grain: one row a window and place, by start; with its number in a run.
-- Reads: judged.numbered_maintenance, input.files.
with places as (
    select unnest($4::bigint[]) as place, unnest($5::varchar[]) as service, unnest($6::varchar[]) as region)
select p.place, w.ref, w.source, w.maintenance, w.service, w.component, w.region, w.tenant, w.start_ms, w.end_ms, w.announced_ms, w.title,
    coalesce(f.name, ''), w.line
from judged.numbered_maintenance w
join places p on p.service = w.service and (w.region = '*' or w.region = p.region)
left join input.files f on f.file_no = w.file_no
where (w.tenant = '' or w.tenant = $1) and w.start_ms < $3 and w.end_ms > $2
order by w.start_ms, w.ref
