-- One row a contract and month.
create or replace table judged as
select c.tenant, c.service, m.month, m.measured_ms, m.counted_ms, m.down_ms, m.charged_ms, m.excluded_ms,
    availability_of(m.counted_ms, m.charged_ms) as availability_ppm, m.breached, m.credit_ppm,
    whole_credit(c.fee_minor, c.fee_months, m.capped_ppm) as credit_minor
from numbered c
join class_months m on m.cohort_no = c.cohort_no and m.promise_no = c.promise_no
left join (select contract_no, bit_or(1 << (month % 12)) as months from alone group by contract_no) a on a.contract_no = c.contract_no
where c.from_ms <= m.starts_ms and c.to_ms >= m.ends_ms and (a.months is null or a.months & (1 << (m.month % 12)) = 0)
union all
select tenant, service, month, measured_ms, counted_ms, down_ms, charged_ms, excluded_ms, availability_of(counted_ms, charged_ms), breached, credit_ppm,
    part_credit(fee_minor, fee_months, least(credit_ppm, cap_ppm), if(prorated, part_ms, whole_ms), whole_ms)
from (
    select c.*, m.* exclude (contract_no), p.prorated, p.cap_ppm, m.measured_ms - leaves(p.denominator, m.excluded_ms, m.window_ms) as counted_ms,
        under(counted_ms, m.charged_ms, p.target_ppm, p.at_or) as breached,
        if(breached, tier_of(p.tiers, counted_ms, m.charged_ms, p.at_or), 0) as credit_ppm
    from alone_months m
    join contracts c on c.contract_no = m.contract_no
    join promises p on p.promise_no = c.promise_no);
