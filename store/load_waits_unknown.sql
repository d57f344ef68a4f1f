-- Answers: which waits of a file are about no outage, or about one of several?
-- Grain: one row a wait.
-- Reads: input.wait_outages.
select line, 'outage', '"' || outage || '" is not an outage that was loaded, or one of several'
from input.wait_outages
where file_no = {file_no} and outage_source is null
order by line
