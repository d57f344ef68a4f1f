-- The inputs, one table a kind. Every row keeps file_no and line, so that
-- every figure can be traced to where it came from. No keys or checks are
-- declared here: ingest has checked every row, and constraints double the load.

create schema if not exists input;

create table if not exists input.files (
    file_no  integer not null,
    source   varchar not null,
    kind     varchar not null,
    name     varchar not null,  -- without its folder
    digest   varchar not null,  -- SHA-256 of the bytes and of the mapping, hex
    row_count bigint not null
);

create table if not exists input.policies (
    policy_no integer not null,
    policy    varchar not null,
    effective varchar not null, -- local day
    title     varchar not null,
    digest    varchar not null, -- SHA-256 of the text
    text      varchar not null, -- the YAML as loaded
    file_no   integer not null
);

create table if not exists input.customers (
    source varchar not null, customer varchar not null, name varchar not null,
    account_manager varchar not null, email varchar not null,
    file_no integer not null, line integer not null
);

create table if not exists input.services (
    source varchar not null, service varchar not null, name varchar not null,
    component varchar not null, -- '' is the service itself
    file_no integer not null, line integer not null
);

-- Contracts are three tables, and input.contracts shows them as one: what a list
-- says again in every row of a tenant or a plan is kept once. The numbers of
-- parties and offers are given as rows are loaded, mean nothing, and may be
-- others in another database of the same files. No row of the two is without a
-- contract.

-- Who has contracts.
create table if not exists input.contract_parties (
    party_no integer not null,
    customer varchar not null, customer_name varchar not null,
    tenant varchar not null, tenant_name varchar not null,
    account_manager varchar not null
);

-- What they have, but for what it costs and how long it lasts.
create table if not exists input.contract_offers (
    offer_no integer not null,
    source varchar not null,
    service varchar not null, region varchar not null, policy varchar not null,
    zone varchar not null,            -- the customer's IANA zone, '' if not given
    currency varchar not null,
    fee_months integer not null,      -- 1, 3 or 12
    fee_unit varchar not null,        -- contract or seat
    plan varchar not null, class varchar not null, topology varchar not null, -- '' if not given
    billing_day integer not null,     -- 1 to 31, 0 if not given
    term_months integer not null      -- 0 if not given
);

create table if not exists input.contract_rows (
    contract_no bigint not null, -- numbered as loaded, never used again for another row
    contract varchar not null,
    party_no integer not null, offer_no integer not null,
    fee_minor bigint not null,
    seats bigint not null,            -- 0 if not given
    from_ms bigint not null, to_ms bigint not null, -- to_ms is the largest bigint while open
    list_minor bigint not null,       -- -1 if not given
    one_time_minor bigint not null,   -- of the fee
    share_ppm bigint not null,        -- of the fee that is this service's
    file_no integer not null, line integer not null
);

create table if not exists input.outages (
    source varchar not null, outage varchar not null,
    service varchar not null, component varchar not null, -- '' is the whole service
    region varchar not null,          -- '*' is every region
    tenant varchar not null,          -- '' is every tenant
    start_ms bigint not null, end_ms bigint not null, -- end_ms is the largest bigint while open
    level varchar not null,           -- degraded, partial, full; '' where only a share was given
    share_ppm bigint not null,        -- -1 if not given
    cause varchar not null, title varchar not null,
    posted boolean not null, duplicate_of varchar not null,
    detected_ms bigint, announced_ms bigint, mitigated_ms bigint, declared_over_ms bigint, -- null if not recorded
    reported_ms bigint, closed_ms bigint, -- likewise
    users bigint not null,            -- -1 if not counted
    file_no integer not null, line integer not null
);

create table if not exists input.notices (
    source varchar not null, outage varchar not null, moment_ms bigint not null,
    stage varchar not null, channel varchar not null, text varchar not null,
    file_no integer not null, line integer not null
);

create table if not exists input.maintenance (
    source varchar not null, maintenance varchar not null,
    service varchar not null, component varchar not null, region varchar not null, tenant varchar not null,
    start_ms bigint not null, end_ms bigint not null,
    announced_ms bigint,              -- null if not recorded
    title varchar not null,
    file_no integer not null, line integer not null
);

create table if not exists input.gaps (
    source varchar not null, gap varchar not null,
    service varchar not null, component varchar not null, region varchar not null, tenant varchar not null,
    start_ms bigint not null, end_ms bigint not null, reason varchar not null,
    file_no integer not null, line integer not null
);

create table if not exists input.waits (
    source varchar not null, wait varchar not null, outage varchar not null,
    tenant varchar not null,          -- '' is every tenant
    start_ms bigint not null, end_ms bigint not null, reason varchar not null,
    file_no integer not null, line integer not null
);

create table if not exists input.measurements (
    source varchar not null,
    service varchar not null, component varchar not null, region varchar not null, tenant varchar not null,
    start_ms bigint not null, end_ms bigint not null,
    requests bigint not null, failed bigint not null, degraded bigint not null, -- -1 where only a rate was given
    rate_ppt bigint not null,         -- parts per million million, -1 where requests were given
    file_no integer not null, line integer not null
);

create table if not exists input.claims (
    source varchar not null, claim varchar not null,
    customer varchar not null, tenant varchar not null, service varchar not null, -- '' is all of them
    period varchar not null, claimed_ms bigint not null, reason varchar not null,
    noticed_ms bigint, ticket_ms bigint, -- null if not recorded
    file_no integer not null, line integer not null
);

create table if not exists input.credit_notes (
    source varchar not null, credit_note varchar not null,
    customer varchar not null, tenant varchar not null, service varchar not null, -- '' is all of them
    period varchar not null, amount_minor bigint not null, currency varchar not null,
    issued_ms bigint not null, reason varchar not null,
    file_no integer not null, line integer not null
);

-- What was paid outside the contract.
create table if not exists input.goodwill (
    source varchar not null, goodwill varchar not null,
    customer varchar not null, tenant varchar not null, service varchar not null, -- '' is all of them
    period varchar not null, amount_minor bigint not null, currency varchar not null,
    granted_ms bigint not null, reason varchar not null, approver varchar not null,
    file_no integer not null, line integer not null
);

create table if not exists input.rates (
    source varchar not null, day_ms bigint not null, base varchar not null, quote varchar not null,
    rate varchar not null,            -- the decimal as written
    file_no integer not null, line integer not null
);

-- What --update and --replace changed: both versions of a row, as JSON.
create table if not exists input.changes (
    change_no bigint not null, kind varchar not null, key varchar not null,
    change varchar not null,          -- updated or removed
    before_row varchar not null, after_row varchar, -- null where the row was removed
    before_file_no integer not null, before_line integer not null,
    after_file_no integer, after_line integer
);

-- The next number of what is numbered for good: file, policy, contract, change.
create table if not exists input.numbers (
    name varchar not null, next_no bigint not null
);

-- Which outage a notice or a wait is about, by its source and what it calls the
-- outage: source:id, else the id in its own source, else in the only source that
-- has it. Ingest refuses those for which there is none.
create or replace view input.named_outages as
with mentioned as (
    select source, outage from input.notices
    union
    select source, outage from input.waits
),
known as (
    select distinct source, outage from input.outages
),
only_source as (
    select outage, min(source) as source from known group by outage having count(*) = 1
)
select
    coalesce(exact.source, own.source, only_source.source) as outage_source,
    coalesce(exact.outage, n.outage) as outage_id,
    n.source, n.outage
from mentioned n
left join known exact on exact.source || ':' || exact.outage = n.outage
left join known own on own.source = n.source and own.outage = n.outage
left join only_source on only_source.outage = n.outage;

create or replace view input.notice_outages as
select o.outage_source, o.outage_id, n.*
from input.notices n
join input.named_outages o on o.source = n.source and o.outage = n.outage;

create or replace view input.wait_outages as
select o.outage_source, o.outage_id, w.*
from input.waits w
join input.named_outages o on o.source = w.source and o.outage = w.outage;
