-- The files of the plain provider as tables of PostgreSQL; psql reads them.
create unlogged table tenants (customer text, customer_name text, tenant text, service text, region text, policy text, fee numeric,
    currency text, fee_period text, fee_unit text, seats bigint, valid_from date, valid_to date, account_manager text, zone text);
create unlogged table outages (id text, service text, component text, region text, tenant text, start_at timestamptz, end_at timestamptz,
    level text, share text, cause text, title text, detected timestamptz, announced timestamptz, declared_over timestamptz);
create unlogged table maintenance (id text, service text, region text, start_at timestamptz, end_at timestamptz, announced timestamptz, title text);
create unlogged table terms (policy text, components text, causes text, notice_ms bigint, minimum_ms bigint, hours text, denominator text,
    at_or boolean, target_ppm bigint, prorated boolean, cap_ppm bigint);
create unlogged table tiers (policy text, threshold_ppm bigint, credit_ppm bigint);
create unlogged table hours (hours text, zone text, month integer, starts_ms bigint, ends_ms bigint);
create unlogged table days (zone text, day date, starts_ms bigint);
create unlogged table currencies (currency text, minor_units bigint);
\copy tenants from '{tenants}' (format csv, header)
\copy outages from '{outages}' (format csv, header)
\copy maintenance from '{maintenance}' (format csv, header)
\copy terms from '{terms}' (format csv, header)
\copy tiers from '{tiers}' (format csv, header)
\copy hours from '{hours}' (format csv, header)
\copy days from '{days}' (format csv, header)
\copy currencies from '{currencies}' (format csv, header)
analyze;
