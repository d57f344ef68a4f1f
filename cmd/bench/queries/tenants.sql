-- The bare engine's own load of a tenant list: typed, nothing checked.
create or replace table tenants as
select * from read_csv('{file}', header = true, columns = {
    'customer': 'varchar', 'customer_name': 'varchar', 'tenant': 'varchar', 'service': 'varchar', 'region': 'varchar',
    'policy': 'varchar', 'fee': 'decimal(18, 3)', 'currency': 'varchar', 'fee_period': 'varchar', 'fee_unit': 'varchar',
    'seats': 'bigint', 'valid_from': 'date', 'valid_to': 'date', 'account_manager': 'varchar', 'zone': 'varchar'})
