-- Answers: what is owed and what was issued for the months $first to $last, as
-- billing reads it?
-- Grain: one row a contract and period with a credit, and one a credit note
-- without, by month and key. What is not settled of a credit is in rest_stage,
-- so that the totals of a month can be added up from its rows.
-- Reads: judged.payouts_of and, on this connection, digits.
select format('{:04d}-{:02d}', p.month // 12, p.month % 12 + 1) as month, p.key,
    p.customer, p.customer_name, p.tenant, p.service, p.region, p.policy, p.account_manager, p.period, p.currency,
    nullif(p.tier_ppm, -1) as tier_ppm, p.credit_ppm,
    p.credit_minor, judged.decimal_of(p.credit_minor, d.digits) as credit,
    p.owed_minor, judged.decimal_of(p.owed_minor, d.digits) as owed,
    p.issued_minor, judged.decimal_of(p.issued_minor, d.digits) as issued,
    p.difference_minor, judged.decimal_of(p.difference_minor, d.digits) as difference,
    p.settled_minor, judged.decimal_of(p.settled_minor, d.digits) as settled,
    if(p.credit_minor > p.settled_minor, p.rest_stage, '') as rest_stage,
    p.stage, p.status, judged.moment(p.deadline_ms) as claim_deadline, judged.moment(p.claimed_ms) as claimed,
    coalesce(p.claim, '') as claim, p.provisional,
    case when p.contract_no is null then 'credit note ' || p.status
        when p.days_ppm > 0 then format('{} days of service', judged.days_of(p.days_ppm))
        when p.tier_ppm < 0 then format('service credit of {} of the fee', judged.fraction_of(p.share_num, p.share_den))
        when p.share_num > 0 and p.share_num::hugeint * 1000000 <> p.credit_ppm::hugeint * p.share_den
            then format('service credit of {} of the fee (tier {} %)', judged.fraction_of(p.share_num, p.share_den), judged.percent_of(p.tier_ppm))
        else format('service credit of {} % (tier {} %)', judged.percent_of(p.credit_ppm), judged.percent_of(p.tier_ppm)) end as reason,
    p.objective, p.lapsed_because, judged.moment(p.notice_by_ms) as notice_by, judged.moment(p.told_ms) as noticed,
    p.cap_minor, p.floor_minor, judged.days_of(p.days_ppm) as days_of_service, p.worth_minor as days_worth_minor
from judged.payouts_of($first, $last) p
join digits d on d.currency = p.currency
order by p.month, p.key, p.contract_no
