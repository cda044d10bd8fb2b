-- Names of persons. The log holds salted commitments only, so a name can be erased here without touching what was recorded.
create table mgp.person_profile (
    person_id  varchar  collate "C" primary key,
    name       text     not null,
    salt       bytea    not null check (octet_length(salt) = 16)
);
grant select, insert, update, delete on mgp.person_profile to mgp_app;
