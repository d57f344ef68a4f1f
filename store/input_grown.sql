-- What tables of inputs that versions before 5 made do not have: their rows stay.

alter table if exists input.contracts add column if not exists plan varchar default '';
alter table if exists input.contracts add column if not exists class varchar default '';
alter table if exists input.contracts add column if not exists topology varchar default '';
alter table if exists input.contracts add column if not exists billing_day integer default 0;
alter table if exists input.contracts add column if not exists term_months integer default 0;
alter table if exists input.contracts add column if not exists list_minor bigint default -1;
alter table if exists input.contracts add column if not exists one_time_minor bigint default 0;
alter table if exists input.contracts add column if not exists share_ppm bigint default 1000000;
alter table if exists input.outages add column if not exists reported_ms bigint;
alter table if exists input.outages add column if not exists closed_ms bigint;
alter table if exists input.outages add column if not exists users bigint default -1;
alter table if exists input.claims add column if not exists noticed_ms bigint;
alter table if exists input.claims add column if not exists ticket_ms bigint;
