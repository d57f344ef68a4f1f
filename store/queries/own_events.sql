-- Answers: what happened to single tenants in a span ($1 to $2), and who are they?
-- Of the services $3 alone, if that is not null.
-- Grain: the table own_events on this connection, one row an event and party of its
-- tenant. It is made once, for own.sql is asked several times.
-- Reads: judged.events_of, input.contract_parties.
create or replace temporary table own_events as
select p.party_no, e.* exclude (tenant)
from judged.events_of({waits}, {measurements}) e
join input.contract_parties p on p.tenant = e.tenant
where e.tenant <> '' and e.start_ms < $2 and e.over_ms > $1
    and ($3::varchar[] is null or list_contains($3::varchar[], e.service))
