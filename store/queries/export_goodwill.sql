-- Answers: what was paid outside the contracts for the months $first to $last?
-- Grain: one row a payment, by month, customer and key.
-- Reads: judged.goodwill_of and, on this connection, digits.
select format('{:04d}-{:02d}', g.month // 12, g.month % 12 + 1) as month,
    concat_ws('/', 'goodwill', judged.key_part(g.source), judged.key_part(g.goodwill)) as key,
    g.customer, g.customer_name, g.tenant, g.service, g.account_manager, g.period, g.currency,
    g.amount_minor, judged.decimal_of(g.amount_minor, d.digits) as amount,
    judged.moment(g.granted_ms) as granted, g.reason, g.approver, g.file, g.line
from judged.goodwill_of($first, $last) g
join digits d on d.currency = g.currency
order by g.month, g.customer, key, g.line
