-- Answers: what is to be read of the results of the months $1 to $2?
-- Grain: the table outcomes of this connection, one row a result: many contracts
-- share one, and words and decimals take longer to make than to join.
-- Reads: judged.results, judged.periods and, on this connection, not_computable.
create or replace temp table outcomes as
with reasons as (
    select w.warnings, string_agg(n.reason, '; ' order by n.bit) as reason
    from (select distinct warnings from judged.results where month between $1 and $2) w
    join not_computable n on w.warnings & n.bit <> 0
    group by w.warnings)
select o.result_no, format('{:04d}-{:02d}', o.month // 12, o.month % 12 + 1) as month,
    judged.moment(p.start_ms) as period_start, judged.moment(p.end_ms) as period_end,
    judged.availability_of(o.judged, o.counted_ms, o.charged_num, o.charged_den, o.target_ppm) as availability_percent,
    judged.moment(o.deadline_ms) as claim_deadline,
    judged.moment(o.notice_from_ms) as notice_from, judged.moment(o.notice_by_ms) as notice_by,
    coalesce(r.reason, '') as not_computable
from judged.results o
join judged.periods p on p.period_no = o.period_no
left join reasons r on r.warnings = o.warnings
where o.month between $1 and $2
