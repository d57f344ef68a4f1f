-- Answers: what are the dictionaries made from, in short?
-- Grain: one row, a text that differs where the contracts, what policies read of
-- them, or the outages' names do.
-- Reads: input.contracts and their parts, input.outages,
-- judged.reading_policies. What rows share is hashed once; their numbers say
-- nothing and are not looked at.
with parties as (
    select party_no, hash(customer, tenant) as h
    from input.contract_parties),
offers as (
    select offer_no, hash(service, region, policy, zone, currency, fee_months, fee_unit) as h
    from input.contract_offers)
select concat_ws('/',
    (select count(*) from input.contract_rows),
    (select bit_xor(hash(c.contract_no, p.h, o.h, c.contract, c.fee_minor, c.seats, c.from_ms, c.to_ms))
        from input.contract_rows c
        join parties p on p.party_no = c.party_no
        join offers o on o.offer_no = c.offer_no),
    (select bit_xor(hash(contract_no, plan, class, topology, billing_day, term_months, list_minor, one_time_minor, share_ppm))
        from input.contracts c
        semi join judged.reading_policies r on r.policy = c.policy),
    (select count(*) from input.outages),
    (select bit_xor(hash(source, outage)) from (select distinct source, outage from input.outages)))
