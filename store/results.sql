create table if not exists about (
    version integer not null,
    digest  varchar not null
);
