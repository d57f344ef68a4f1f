-- Answers: which credit is not what the formula gave less what the cap took?
-- Grain: one row a credit, in order.
-- Reads: judged.credits of the months $1 to $2.
select format('result {} and fee {}: {} - {} is not {}', result_no, fee_no, formula_minor, cap_minor, credit_minor)
from judged.credits
where month between $1 and $2
    and (formula_minor - cap_minor <> credit_minor or cap_minor < 0 or credit_minor < 0)
order by result_no, fee_no
