-- Answers: what came out for every contract in the month $month?
-- Grain: judged.kept_results, one row a contract and period.
-- Reads: judged.joined_results_of, input.files.
delete from judged.kept_results where month = $month;
delete from judged.kept_months where month = $month;
insert into judged.kept_results from judged.joined_results_of($month, $month);
insert into judged.kept_months select $month, coalesce(max(file_no), 0) from input.files
