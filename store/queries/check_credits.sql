-- Answers: which credit is not what the formula gave less what the cap and the
-- floor took? Days of service are no money: they come with a worth alone.
-- Grain: one row a credit, in order.
-- Reads: judged.credits of the months $1 to $2.
select format('result {} and fee {}: {} - {} - {} is not {}, {} of days', result_no, fee_no, formula_minor, cap_minor, floor_minor, credit_minor, days_ppm)
from judged.credits
where month between $1 and $2
    and (formula_minor - cap_minor - floor_minor <> credit_minor or cap_minor < 0 or floor_minor < 0 or credit_minor < 0
        or days_ppm < 0 or worth_minor < 0 or days_ppm > 0 and (formula_minor <> 0 or credit_minor <> 0))
order by result_no, fee_no
