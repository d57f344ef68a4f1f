-- Judged rows that were written as CSV.
from read_csv('{file}', header = true, columns = {
    'tenant': 'varchar', 'service': 'varchar', 'month': 'integer', 'measured_ms': 'bigint', 'counted_ms': 'bigint',
    'down_ms': 'bigint', 'charged_ms': 'bigint', 'excluded_ms': 'bigint', 'availability_ppm': 'bigint',
    'breached': 'boolean', 'credit_ppm': 'bigint', 'credit_minor': 'bigint'})
