-- Answers: where is a measured millisecond in no state, or in two?
-- Grain: one row a result, in order.
-- Reads: judged.results of the months $1 to $2.
select format('result {}: {} + {} + {} + {} is not {}', result_no, up_ms, down_ms, excluded_ms, unknown_ms, measured_ms)
from judged.results
where month between $1 and $2 and up_ms + down_ms + excluded_ms + unknown_ms <> measured_ms
order by result_no
