-- Files that were refused and not loaded since: what the results may lack.
create table if not exists input.refusals (
    file      varchar not null,       -- without its folder
    row_count bigint not null,        -- that could not be used
    reason    varchar not null        -- the first one
);
