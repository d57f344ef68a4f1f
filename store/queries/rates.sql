-- Answers: what was each currency worth in others on a day ($1), by the last rate
-- up to it?
-- Grain: one row a pair of currencies, ordered by them; of two sources that know
-- the same day the first by name.
-- Reads: input.rates, input.files.
select r.source, r.base, r.quote, r.day_ms, r.rate, coalesce(f.name, ''), r.line
from input.rates r
left join input.files f on f.file_no = r.file_no
where r.day_ms <= $1
qualify row_number() over (partition by r.base, r.quote order by r.day_ms desc, r.source) = 1
order by r.base, r.quote
