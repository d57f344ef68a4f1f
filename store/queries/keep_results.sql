-- Answers: what came out for every contract in the months $first to $last, all of
-- them judged?
-- Grain: judged.kept_results, one row a contract and period.
-- Reads: judged.joined_results_of, judged.months, input.files.
delete from judged.kept_results where month between $first and $last;
delete from judged.kept_months where month between $first and $last;
insert into judged.kept_results from judged.joined_results_of($first, $last);
insert into judged.kept_months
select month, (select coalesce(max(file_no), 0) from input.files) from judged.months where month between $first and $last
