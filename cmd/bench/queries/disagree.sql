-- How many rows are not in both of two lists, and some of those.
with apart as materialized (
    select 'nines' as who, * from (from ({ours}) except all from ({theirs}))
    union all
    select 'other', * from (from ({theirs}) except all from ({ours})))
select (select count(*) from apart),
    (select string_agg(row::varchar, chr(10)) from (
        select row from (select apart as row, * from apart) order by tenant, service, month, who limit 6))
