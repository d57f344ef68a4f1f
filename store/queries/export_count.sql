-- Answers: how many results do the months $1 to $2 have, about? A contract with
-- two periods in a month counts once.
-- Grain: one row.
-- Reads: judged.rollups.
select coalesce(sum(contracts), 0)::bigint from judged.rollups where month between $1 and $2
