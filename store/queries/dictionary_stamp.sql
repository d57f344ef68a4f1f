-- Answers: have the contracts or the outages' names changed since the
-- dictionaries were made?
-- Grain: one row: the stamp of what is there, and of what they were made from.
-- Reads: input.contracts, input.outages, judged.reading_policies,
-- judged.dictionary_state.
select
    concat_ws('/',
        (select count(*) from input.contracts),
        (select bit_xor(hash(contract_no, customer, tenant, contract, service, region, policy, zone, currency, fee_minor, fee_months,
            fee_unit, seats, from_ms, to_ms)) from input.contracts),
        (select bit_xor(hash(contract_no, plan, class, topology, billing_day, term_months, list_minor, one_time_minor, share_ppm))
            from input.contracts c
            semi join judged.reading_policies r on r.policy = c.policy),
        (select count(*) from input.outages),
        (select bit_xor(hash(source, outage)) from (select distinct source, outage from input.outages))) as now,
    coalesce((select max(stamp) from judged.dictionary_state), '') as made
