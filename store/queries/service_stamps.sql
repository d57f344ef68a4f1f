-- Answers: what was each service of the judged months judged from, in short?
-- Grain: one row a month and service.
-- Reads: judged.service_stamps.
select month, service, stamp
from judged.service_stamps
