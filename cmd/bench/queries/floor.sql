-- The floor of every way to keep each result as a row of its own.
create or replace table every_result as
select * from results
