-- Answers: nothing; the numbers of the contracts of a file are taken.
-- Reads: input.contracts. Writes: input.numbers.
update input.numbers
set next_no = greatest(next_no, (select max(contract_no) + 1 from {kept} where file_no = {file_no}))
where name = 'contract' and exists (select 1 from {kept} where file_no = {file_no})
