-- The bare engine's own load of outages: typed, nothing checked.
create or replace table outages as
select * from read_csv('{file}', header = true, columns = {
    'id': 'varchar', 'service': 'varchar', 'component': 'varchar', 'region': 'varchar', 'tenant': 'varchar',
    'start_at': 'timestamp', 'end_at': 'timestamp', 'level': 'varchar', 'share': 'varchar', 'cause': 'varchar',
    'title': 'varchar', 'detected': 'timestamp', 'announced': 'timestamp', 'declared_over': 'timestamp'})
