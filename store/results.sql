-- What the kernel found, one table a kind; views.sql joins it to the contracts.
-- A month is numbered year*12 + month - 1, and a row belongs to the month in
-- which its period ends: judging a month again replaces exactly its rows.

create table if not exists about (
    version integer not null,         -- of the tables, see schemaVersion
    digest  varchar not null          -- SHA-256 of the statements that made them
);

create schema if not exists judged;

-- The dictionaries give numbers to what the kernel and the results share. A
-- number is never given to something else, so that results that are kept stay
-- readable; run_no is the position among what the inputs hold now, in the order
-- that the kernel asks for, or null.

create table if not exists judged.groups (
    group_no integer not null,        -- for good
    run_no   integer,                 -- in order of the columns below
    service varchar not null, region varchar not null, policy varchar not null,
    zone varchar not null,            -- the customer's, '' if not given
    -- '' and 0 unless the policy reads them:
    plan varchar not null, class varchar not null, topology varchar not null,
    billing_day integer not null,
    began varchar not null,           -- local day on which the contract begins
    term_months integer not null,
    seats bigint not null
);

-- What each version of a policy reads of contracts and events beside what all do.
create table if not exists judged.policy_reads (
    policy_no integer not null,       -- input.policies
    policy varchar not null,
    effective varchar not null,
    zone varchar not null,            -- IANA name, or customer
    plan boolean not null, class boolean not null, topology boolean not null, billing_day boolean not null,
    began boolean not null, term_months boolean not null, seats boolean not null, fees boolean not null,
    details boolean not null, waits boolean not null, measurements boolean not null,
    far boolean not null,             -- a month looks at years before its own
    every_months integer not null,    -- a window ends in each month, quarter (3) or year (12); 0: at other times
    notice boolean not null, ticket boolean not null -- that a claim needs
);

-- The policies that read anything of contracts, all versions together.
create or replace view judged.reading_policies as
select policy, arg_max(zone, effective) as zone,
    bool_or(plan) as plan, bool_or(class) as class, bool_or(topology) as topology, bool_or(billing_day) as billing_day,
    bool_or(began) as began, bool_or(term_months) as term_months, bool_or(seats) as seats, bool_or(fees) as fees
from judged.policy_reads
group by policy
having bool_or(plan or class or topology or billing_day or began or term_months or seats or fees);

create table if not exists judged.fees (
    fee_no integer not null,          -- for good
    run_no integer,                   -- in order of the columns below
    currency varchar not null,
    fee_minor bigint not null,        -- as the contract writes it
    fee_months integer not null,      -- that it is for
    fee_unit varchar not null,        -- contract or seat
    seats bigint not null,            -- that it is paid for, 1 for a fee per contract
    -- -1, 0 and 1000000 unless the policy reads them:
    list_minor bigint not null, one_time_minor bigint not null, share_ppm bigint not null
);

create table if not exists judged.outage_keys (
    outage_no integer not null,       -- for good
    run_no integer,                   -- in order of source, outage
    source varchar not null, outage varchar not null
);

-- Customers in their order; numbered again whenever the contracts changed.
create table if not exists judged.customers (
    customer_no integer not null,
    customer varchar not null
);

-- Every contract by numbers; made again whenever the contracts changed.
create table if not exists judged.contract_keys (
    contract_no bigint not null,      -- input.contracts
    customer_no integer not null,     -- judged.customers
    group_no integer not null,        -- judged.groups
    fee_no integer not null,          -- judged.fees
    currency varchar not null,        -- of the fee
    seats bigint not null,            -- as the contract writes them, 0 if not given
    from_ms bigint not null, to_ms bigint not null,
    line_hash ubigint not null        -- equal for versions of one contract; others may have it by chance
);

-- What the dictionaries were made from, so that they are made again only then.
create table if not exists judged.dictionary_state (
    stamp varchar not null
);

-- The revision of the inputs at which something was last found to belong to
-- them: while the inputs have it, nothing needs to be compared.
create table if not exists judged.seen (
    name varchar not null,            -- dictionaries, or the number of a month
    revision varchar not null
);

create table if not exists judged.months (
    month integer not null,
    as_of_ms bigint not null,         -- nothing later was looked at
    provisional boolean not null,     -- one of its results is
    inputs varchar not null,          -- digest of the input rows it was judged from
    stamp varchar not null,           -- like inputs, with the numbers of the rows: other rows, stale results
    services varchar not null,        -- the stamps of services that it is made of, as JSON
    results varchar not null,         -- digest of what came out
    version bigint not null,          -- judgements that came out differently, from 1
    zone varchar not null,            -- in which most contracts have their periods
    start_ms bigint not null, end_ms bigint not null -- of its periods together
);

create table if not exists judged.periods (
    period_no integer not null,
    month integer not null,           -- in which it ends
    label varchar not null,           -- 2011-05, 2011-Q2, 2011 or 2011-05-17..2011-06-16
    start_ms bigint not null, end_ms bigint not null,
    zone varchar not null,            -- in which its months are counted
    months integer not null           -- of its fee
);

-- One row a ledger: of a cohort, or of a single contract.
create table if not exists judged.results (
    result_no bigint not null,
    month integer not null,
    period_no integer not null,       -- judged.periods
    measured_ms bigint not null,      -- = up + down + excluded + unknown
    up_ms bigint not null, down_ms bigint not null, excluded_ms bigint not null, unknown_ms bigint not null,
    counted_ms bigint not null,       -- the denominator, in what measure says
    charged_num bigint not null, charged_den bigint not null, -- charged of it, an exact fraction
    judged boolean not null,          -- false where nothing was counted
    breached boolean not null,
    target_ppm bigint not null,
    at_or boolean not null,           -- a threshold that is exactly reached is missed
    tier_ppm bigint not null,         -- threshold of the deepest tier reached, -1 for none
    credit_ppm bigint not null,       -- what that tier gives
    budget_ms bigint not null,        -- charged time that does not break the target
    next_tier_ppm bigint not null,    -- what the next tier would give, -1 for none
    next_tier_ms bigint not null,     -- charged time missing to it, -1 for none
    warnings bigint not null,         -- bits, in the order of sla.WarningTexts
    provisional boolean not null,     -- judged before everything was over
    elapsed_ms bigint not null,       -- measured time before the as-of instant
    deadline_ms bigint not null,      -- of a claim, its last millisecond; the largest bigint where it is automatic
    outages integer not null,         -- that were charged
    subscribed_ms bigint not null,    -- of the period, in force
    period_ms bigint not null,        -- length of the period
    fee_part_ms bigint not null,      -- the fee base is this part of
    fee_whole_ms bigint not null,     -- this of the period's fee
    measure varchar not null,         -- what counted_ms and charged are numbers of: time, users, requests, error_rate, intervals
    objective varchar not null,       -- that the figures are of, '' where the policy has none
    share_num bigint not null, share_den bigint not null, -- of the fee base, owed before caps: an exact fraction
    notice_from_ms bigint,            -- the provider must be told from then, null from ever,
    notice_by_ms bigint not null      -- to then; the largest bigint where nothing is asked
);

-- Contracts of a group that are in force during all of a period and are no
-- exception have this result.
create table if not exists judged.group_results (
    month integer not null,
    group_no integer not null,        -- judged.groups
    period_no integer not null,       -- judged.periods
    policy_no integer not null,       -- input.policies: the version that judged; who means the same shares results
    start_ms bigint not null, end_ms bigint not null, -- of the period: joins with three tables are slow
    result_no bigint not null         -- judged.results
);

-- Contracts with a result of their own.
create table if not exists judged.exceptions (
    month integer not null,
    contract_no bigint not null,      -- input.contracts
    period_no integer not null,       -- judged.periods
    policy_no integer not null,       -- input.policies: the version that judged
    result_no bigint not null         -- judged.results
);

-- What is owed for a result under a fee; no row where nothing is.
create table if not exists judged.credits (
    month integer not null,
    result_no bigint not null,        -- judged.results
    fee_no integer not null,          -- judged.fees
    base_minor bigint not null,       -- the period's fee that the credit is a share of
    formula_minor bigint not null,    -- what the tier gives of it
    cap_minor bigint not null,        -- what the cap took of that
    credit_minor bigint not null,     -- = formula - cap - floor
    floor_minor bigint not null,      -- what the floor took
    days_ppm bigint not null,         -- days of service instead of money, in parts per million of a day
    worth_minor bigint not null       -- what those days cost; it is never owed
);

-- What customers may do after repeated misses.
create table if not exists judged.rights (
    month integer not null,
    result_no bigint not null,        -- judged.results
    right_no integer not null,        -- of the policy's rights, from 0
    what varchar not null,            -- terminate, refund ...
    missed integer not null,          -- windows
    of_windows integer not null       -- of the last so many
);

create table if not exists judged.outage_costs (
    outage_no integer not null,       -- judged.outage_keys; -1: nobody was measuring
    month integer not null,
    service varchar not null, currency varchar not null,
    contracts bigint not null,        -- with time charged to the outage
    seats bigint not null,
    charged_ms bigint not null,       -- summed over contracts
    seat_charged_ms bigint not null,  -- summed over their seats
    credit_contracts bigint not null, -- with a credit that it has a share of
    credit_minor bigint not null      -- its shares together
);

create table if not exists judged.rollups (
    month integer not null,
    service varchar not null, region varchar not null, currency varchar not null,
    contracts bigint not null,        -- with a period that ends in the month
    seats bigint not null,
    judged bigint not null, breached bigint not null, credited bigint not null, -- contracts
    measured_ms bigint not null, down_ms bigint not null, excluded_ms bigint not null, unknown_ms bigint not null,
    counted_ms bigint not null,       -- these and all above summed over contracts
    charged_ms bigint not null,
    budget_ms bigint not null,
    seat_counted hugeint not null, seat_charged hugeint not null, -- weighted by seats
    fee_counted hugeint not null, fee_charged hugeint not null,   -- weighted by the fee of a year in minor units
    credit_minor bigint not null
);

create table if not exists judged.days (
    month integer not null,
    service varchar not null, region varchar not null,
    day varchar not null,             -- local day of the periods
    down_ms bigint not null,          -- summed over contracts
    charged_ms bigint not null        -- likewise; the days of a month add up to it
);
