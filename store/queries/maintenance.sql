-- Answers: which maintenance touches a period that ends in the month $1?
-- Grain: one row a window, by start, source and id.
-- Reads: input.maintenance, judged.months, input.files.
select w.source, w.maintenance, w.service, w.component, w.region, w.tenant, w.start_ms, w.end_ms, w.announced_ms, w.title,
    coalesce(f.name, ''), w.line
from input.maintenance w
join judged.months m on m.month = $1 and w.start_ms < m.end_ms and greatest(w.end_ms, w.start_ms + 1) > m.start_ms
left join input.files f on f.file_no = w.file_no
order by w.start_ms, w.source, w.maintenance, w.service, w.component, w.region, w.tenant, w.end_ms, w.file_no, w.line
