-- A tenant list as Parquet, every value as it is written.
copy (select * from read_csv('{from}', header = true, all_varchar = true)) to '{to}' (format parquet)
