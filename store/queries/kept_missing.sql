-- Answers: which judged months from $1 to $2 are not kept as rows, as they are now?
-- Grain: one row a month, in order.
-- Reads: judged.months, judged.kept_months, input.files.
select m.month
from judged.months m
where m.month between $1 and $2
    and not exists (
        from judged.kept_months k
        where k.month = m.month and k.file_no = (select coalesce(max(file_no), 0) from input.files))
order by m.month
