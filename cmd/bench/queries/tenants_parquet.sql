-- The bare engine's own load of a Parquet file: nothing checked.
create or replace table tenants as
select * from read_parquet('{file}')
