-- The files of the plain provider as tables, beside tenants and outages.
create or replace table maintenance as
select * from read_csv('{maintenance}', header = true, columns = {
    'id': 'varchar', 'service': 'varchar', 'region': 'varchar', 'start_at': 'timestamp', 'end_at': 'timestamp',
    'announced': 'timestamp', 'title': 'varchar'});
create or replace table terms as
select coalesce(components, '') as components, coalesce(causes, '') as causes, coalesce(hours, '') as hours, * exclude (components, causes, hours)
from read_csv('{terms}', header = true, columns = {
    'policy': 'varchar', 'components': 'varchar', 'causes': 'varchar', 'notice_ms': 'bigint', 'minimum_ms': 'bigint',
    'hours': 'varchar', 'denominator': 'varchar', 'at_or': 'boolean', 'target_ppm': 'bigint', 'prorated': 'boolean', 'cap_ppm': 'bigint'});
create or replace table tiers as
select * from read_csv('{tiers}', header = true, columns = {
    'policy': 'varchar', 'threshold_ppm': 'bigint', 'credit_ppm': 'bigint'});
create or replace table hours as
select coalesce(hours, '') as hours, * exclude (hours)
from read_csv('{hours}', header = true, columns = {
    'hours': 'varchar', 'zone': 'varchar', 'month': 'integer', 'starts_ms': 'bigint', 'ends_ms': 'bigint'});
create or replace table days as
select * from read_csv('{days}', header = true, columns = {'zone': 'varchar', 'day': 'date', 'starts_ms': 'bigint'});
create or replace table currencies as
select * from read_csv('{currencies}', header = true, columns = {'currency': 'varchar', 'minor_units': 'bigint'});
