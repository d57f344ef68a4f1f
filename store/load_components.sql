-- Answers: which rows of a file name a component that the list of services
-- does not have, of a service whose components it lists?
-- Grain: one row a row.
-- Reads: the rows of the file, input.services.
select b.line, 'component', '"' || b.component || '" is not a component of ' || b.service
from {table} b
where b.file_no = {file_no} and b.component <> ''
    and b.service in (select service from input.services where component <> '')
    and (b.service, b.component) not in (select (service, component) from input.services)
order by b.line
