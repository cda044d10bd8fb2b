-- What is computed from the events and may be computed again.

create table mgp.projection_progress (
    projection  text     collate "C" primary key,
    version     integer  not null,
    generation  bigint   not null,
    position    bigint   not null  -- rows hold the effect of all sealed events below this index
);

-- One partition per generation. A rebuild fills the next one beside the live one, in one transaction and without indexes, because an index that is
-- built over all rows at once costs a third of one that grows row by row; then it is published and the progress rows switch over to it.
create table mgp.projected_row (
    projection  text     collate "C" not null,
    generation  bigint   not null,
    stream_id   text     collate "C" not null,
    ordinal     integer  not null,
    row_key     text     collate "C" not null,
    row         text     not null,  -- JSON as it was computed: a rebuild gives the same bytes
    primary key (projection, stream_id, ordinal, generation)
) partition by list (generation);
create index projected_row_by_key on mgp.projected_row (projection, row_key);

-- A schema of its own: what lies in it can be computed again, so nothing there needs guarding.
create schema mgp_rows;
grant usage on schema mgp_rows to mgp_app;
create sequence mgp_rows.generation;

create function mgp.new_generation() returns bigint
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    n bigint := nextval('mgp_rows.generation');
begin
    execute format('create table mgp_rows.generation_%s (like mgp.projected_row, check (generation = %s))', n, n);
    execute format('grant insert on mgp_rows.generation_%s to mgp_app', n);
    return n;
end $$;

create function mgp.publish_generation(n bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set maintenance_work_mem = '128MB'
as $$
begin
    execute format('alter table mgp.projected_row attach partition mgp_rows.generation_%s for values in (%s)', n, n);
end $$;

-- Generations that no progress row names. One that is being filled is not visible here yet.
create function mgp.drop_old_generations() returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    old text;
begin
    for old in
        select c.relname from pg_class c join pg_inherits i on i.inhrelid = c.oid
        where i.inhparent = 'mgp.projected_row'::regclass
          and not exists (select from mgp.projection_progress p where c.relname = 'generation_' || p.generation)
    loop
        execute format('drop table if exists mgp_rows.%I', old);
    end loop;
end $$;

revoke all on function mgp.new_generation(), mgp.publish_generation(bigint), mgp.drop_old_generations() from public;
grant execute on function mgp.new_generation(), mgp.publish_generation(bigint), mgp.drop_old_generations() to mgp_app;

-- Streams with an event that this program cannot read: they contribute no rows.
create table mgp.quarantine (
    projection  text    collate "C" not null,
    generation  bigint  not null,
    stream_id   text    collate "C" not null,
    version     bigint  not null,
    type        text    not null,
    primary key (projection, generation, stream_id)
);

-- Results of derivations. The key is a digest of the four texts that follow it, because parameters may be longer than an index entry.
create table mgp.derived (
    key         bytea        primary key check (octet_length(key) = 32),
    raw_sha256  text         not null,
    parser      text         not null,
    method      text         not null,
    parameters  text         not null,
    result      text         not null,
    computed    timestamptz  not null default now()
);
create index derived_of_raw_file on mgp.derived (raw_sha256);

grant select, insert, update, delete on mgp.projection_progress, mgp.projected_row, mgp.quarantine to mgp_app;
grant select, insert on mgp.derived to mgp_app;
