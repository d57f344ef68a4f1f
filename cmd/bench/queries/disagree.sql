-- How many rows two lists have, how many are not in both, and some of those.
with ours as materialized (select * from '{ours}'),
theirs as materialized (select * from ({theirs})),
apart as materialized (
    select 'nines' as who, * from (from ours except all from theirs)
    union all
    select 'other', * from (from theirs except all from ours))
select (select count(*) from ours), (select count(*) from theirs), (select count(*) from apart),
    (select string_agg(row::varchar, chr(10)) from (
        select row from (select apart as row, * from apart) order by tenant, service, month, who limit 6))
