-- Answers: from which numbers on are results and periods free?
-- Grain: one row.
-- Reads: judged.results, judged.periods.
select
    (select coalesce(max(result_no), -1) + 1 from judged.results),
    (select coalesce(max(period_no), -1) + 1 from judged.periods)
