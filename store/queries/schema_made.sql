-- Answers: has this file been made by nines?
-- Grain: one row.
-- Reads: the catalogue.
select count(*) > 0
from duckdb_tables()
where schema_name = 'main' and table_name = 'about'
