-- Answers: does any policy read details of outages, waits or measurements?
-- Grain: one row.
-- Reads: judged.policy_reads.
select coalesce(bool_or(details), false), coalesce(bool_or(waits), false), coalesce(bool_or(measurements), false)
from judged.policy_reads
