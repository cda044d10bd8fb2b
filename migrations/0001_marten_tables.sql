-- The event store's tables as Marten 9 lays them out: string stream ids; correlation, causation, headers and user name on.
-- Nothing of ours may be added to them: a Marten with default settings drops columns and indexes that it does not know.

create table public.mt_streams (
    id           varchar      not null constraint pkey_mt_streams_id primary key,
    type         varchar,
    version      bigint,
    timestamp    timestamptz  not null default now(),
    created      timestamptz  not null default now(),
    tenant_id    varchar      default '*DEFAULT*',
    is_archived  boolean      default false
);

create table public.mt_events (
    seq_id          bigint        not null constraint pkey_mt_events_seq_id primary key,
    id              uuid          not null,
    stream_id       varchar       constraint fkey_mt_events_stream_id references public.mt_streams (id) on delete cascade,
    version         bigint        not null,
    data            jsonb         not null,
    bdata           bytea,
    type            varchar(500)  not null,
    timestamp       timestamptz   not null default now(),
    tenant_id       varchar       default '*DEFAULT*',
    mt_dotnet_type  varchar,
    correlation_id  varchar,
    causation_id    varchar,
    headers         jsonb,
    user_name       varchar,
    is_archived     boolean       default false
);

create unique index pk_mt_events_stream_and_version on public.mt_events (stream_id, version);

create sequence public.mt_events_sequence owned by public.mt_events.seq_id;

create table public.mt_event_progression (
    name          varchar      not null constraint pk_mt_event_progression primary key,
    last_seq_id   bigint,
    last_updated  timestamptz  default transaction_timestamp()
);

create table public.mt_high_water_skips (
    ending_sequence    bigint       not null constraint pkey_mt_high_water_skips_ending_sequence primary key,
    starting_sequence  bigint       not null,
    timestamp          timestamptz  default transaction_timestamp()
);

-- The application role appends and never takes back. Of a stream it may move the version and the time alone.
grant usage on schema public to mgp_app;
grant select, insert on public.mt_streams, public.mt_events to mgp_app;
grant update (version, timestamp) on public.mt_streams to mgp_app;
grant usage, select on public.mt_events_sequence to mgp_app;
grant select, insert, update, delete on public.mt_event_progression, public.mt_high_water_skips to mgp_app;
