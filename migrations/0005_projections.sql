-- What is computed from the events and may be computed again.

-- Rows of a projection carry a generation: a rebuild writes the next one beside the live one, then the progress row switches over.
create table mgp.projection_progress (
    projection  text     collate "C" primary key,
    version     integer  not null,
    generation  bigint   not null,
    position    bigint   not null  -- rows hold the effect of all sealed events below this index
);

create table mgp.projected_row (
    projection  text     collate "C" not null,
    generation  bigint   not null,
    stream_id   text     collate "C" not null,
    ordinal     integer  not null,
    row_key     text     collate "C" not null,
    row         text     not null,  -- JSON as it was computed: a rebuild gives the same bytes
    primary key (projection, generation, stream_id, ordinal)
);
create index projected_row_by_key on mgp.projected_row (projection, generation, row_key, stream_id, ordinal);

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
