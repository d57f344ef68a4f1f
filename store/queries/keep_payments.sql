-- Answers: what became of the credits of the months $1 to $2, of everybody or of
-- the customers from number $3 to number $4?
-- Grain: the table payments of this connection, one row a contract and period,
-- and one a credit note without a credit: worked out once for many questions.
-- Reads: judged.settlements_of, or judged.kept_results_of where results are kept as
-- rows.
create or replace temp table payments as
from {payments}
