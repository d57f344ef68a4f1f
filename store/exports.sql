-- Words and amounts as people and other programs want them in a file.

-- A number of at least so many digits.
create or replace macro judged.padded(number, digits) as
    repeat('0', greatest(0, digits - length(number::varchar))) || number::varchar;

-- An amount of minor units in major units, with all decimals of its currency.
create or replace macro judged.decimal_of(minor, digits) as
    if(minor < 0, '-', '') || if(digits = 0, abs(minor)::varchar,
        judged.padded(abs(minor), digits + 1)[:-digits - 1] || '.' || right(judged.padded(abs(minor), digits + 1), digits));

-- How many decimals of a percentage are shown for a target: rule 28.
create or replace macro judged.decimals_for(target_ppm) as
    case when target_ppm % 10000 = 0 then 1 when target_ppm % 1000 = 0 then 2
        when target_ppm % 100 = 0 then 3 when target_ppm % 10 = 0 then 4 else 5 end;

-- Availability as a percentage rounded down, '' where nothing was judged.
create or replace macro judged.availability_of(judged, counted_ms, charged_num, charged_den, target_ppm) as
    if(judged, judged.decimal_of(
        (greatest(0, counted_ms::hugeint * charged_den - charged_num) * 100
            * case judged.decimals_for(target_ppm) when 1 then 10 when 2 then 100 when 3 then 1000 when 4 then 10000 else 100000 end)
            // (counted_ms::hugeint * charged_den), judged.decimals_for(target_ppm)), '');

-- A cell of a CSV file: what a spreadsheet would read as a formula gets an
-- apostrophe; a plain number is left alone, and nothing is nothing, without quotes.
create or replace macro judged.cell(text) as nullif(
    if(regexp_matches(text, '^[=+\-@\t\r\n＝＋－＠]') and not regexp_full_match(text, '-?[0-9]+(\.[0-9]+)?'), '''' || text, text), '');

-- An instant as text in RFC 3339, '' where it has not come or is not known.
create or replace macro judged.moment(ms) as coalesce(
    if(ms % 1000 = 0, strftime(judged.utc(ms), '%Y-%m-%dT%H:%M:%SZ'), strftime(judged.utc(ms), '%Y-%m-%dT%H:%M:%S.%gZ')), '');

-- Parts per million as a percentage.
create or replace macro judged.percent_of(ppm) as rtrim(rtrim(judged.decimal_of(ppm, 4), '0'), '.');

-- An exact fraction; 1/1 is 1.
create or replace macro judged.fraction_of(num, den) as if(den = 1, num::varchar, num || '/' || den);

-- Days of service, from parts per million of a day.
create or replace macro judged.days_of(ppm) as
    if(ppm = 0, '0', rtrim(rtrim(judged.decimal_of(ppm, 6), '0'), '.'));
