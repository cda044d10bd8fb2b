-- Which log this is, and every checkpoint that was signed for it.

create table mgp.log (
    one      boolean      primary key default true check (one),
    origin   text         not null,
    vkey     text         not null,
    created  timestamptz  not null default now()
);

-- One root per size: a second one would be a fork.
create table mgp.checkpoint (
    size     bigint       primary key check (size > 0),
    root     bytea        not null check (octet_length(root) = 32),
    note     text         not null,
    frontier bytea,       -- of the tree at this size, so that the next signer goes on from here; it proves itself by giving the root that was signed
    created  timestamptz  not null default now()
);

create trigger mgp_append_only before update or delete or truncate on mgp.log
for each statement execute function mgp.refuse_change();
alter table mgp.log enable always trigger mgp_append_only;

create trigger mgp_append_only before update or delete or truncate on mgp.checkpoint
for each statement execute function mgp.refuse_change();
alter table mgp.checkpoint enable always trigger mgp_append_only;

grant select, insert on mgp.log, mgp.checkpoint to mgp_app;
