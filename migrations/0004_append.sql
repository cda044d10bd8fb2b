-- Commands, labels and the append itself.

-- A command is stored once; a repeat gets the stored answer.
create table mgp.command (
    actor           text         collate "C" not null,
    command_id      text         collate "C" not null check (length(command_id) between 1 and 200),
    request_digest  bytea        not null check (octet_length(request_digest) = 32),
    answer          text         not null,
    received        timestamptz  not null,
    primary key (actor, command_id)
);

create trigger mgp_append_only before update or delete or truncate on mgp.command
for each statement execute function mgp.refuse_change();
alter table mgp.command enable always trigger mgp_append_only;

-- A human name that leads to one stream.
create table mgp.label (
    label      text     collate "C" primary key check (label <> ''),
    stream_id  varchar  not null references public.mt_streams (id)
);
create index label_stream on mgp.label (stream_id);

-- Stores a group of commands in one transaction: of each its events, labels and answer, or nothing. Returns the commands that were not
-- stored, by their place from 1, and why:
--   repeated, reused   the id was stored before, with the same request or another; detail is the answer that was stored then
--   conflict, label    a stream is at another version, a label leads to another stream; detail is JSON
-- What is wrong with an event fails the group (MP004, MP006, MP007): sent again one by one, each command gets its own answer.
--   p_stream_commands, p_label_commands: which of the commands; p_event_streams: which of the streams; from 1
--   p_expected: 0 says that the stream does not exist yet; p_counts: its number of events; p_event_ordinals: which of its events, from 1
--   p_look: whether to look first for commands that cannot be stored. Without it, which costs less, they fail the group (40001), as does with
--   it a race for a new id, stream or label that is lost to another transaction meanwhile.
-- First all locks on streams, then the verdict on every command, then writes of those that stand. Streams are locked, ids claimed, streams
-- opened and labels taken in this order and each in C collation, so that writers wait for each other and never in a ring.
create function mgp.append(
    p_look boolean,
    p_actors text[], p_command_ids text[], p_request_digests bytea[], p_answers text[],
    p_headers jsonb[], p_correlation_ids text[], p_causation_ids text[],
    p_stream_commands integer[], p_streams text[], p_stream_types text[], p_expected bigint[], p_counts integer[],
    p_event_streams integer[], p_event_ordinals integer[], p_event_ids uuid[], p_event_types text[], p_dotnet_types text[], p_data jsonb[],
    p_label_commands integer[], p_labels text[], p_label_streams text[])
returns table (command integer, outcome text, detail text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    look boolean := p_look or 0 = any (p_counts);
    refused integer[] := '{}';
    outcomes text[];
    details text[];
    moment timestamptz;
    whole boolean;
begin
    if (look or cardinality(p_streams) > 1) and 0 < any (p_expected) then
        perform from public.mt_streams s where s.id = any (p_streams) order by s.id collate "C" for no key update;
    end if;
    moment := clock_timestamp();

    if look then
        -- A statement after the locks: it sees whole what was committed while they were waited for, a repeat's claim with its events.
        select coalesce(array_agg(v.command), '{}'), array_agg(v.outcome), array_agg(v.detail) into refused, outcomes, details
        from (
            select distinct on (f.command) f.command, f.outcome, f.detail
            from (
                select c.place::integer, 1, '', case when k.request_digest = c.digest then 'repeated' else 'reused' end, k.answer
                from unnest(p_actors, p_command_ids, p_request_digests) with ordinality as c(actor, id, digest, place)
                cross join lateral (select * from mgp.command x where x.actor = c.actor and x.command_id = c.id offset 0) k
                union all
                select u.command, 2, u.id, 'conflict', json_build_object('stream', u.id, 'expected', u.expected, 'actual', coalesce(s.version, 0))::text
                from unnest(p_stream_commands, p_streams, p_expected) as u(command, id, expected)
                left join lateral (select * from public.mt_streams x where x.id = u.id offset 0) s on true
                where case when u.expected > 0 then s.version is distinct from u.expected else s.id is not null end
                union all
                select u.command, 3, u.label, 'label', json_build_object('label', u.label, 'stream', l.stream_id)::text
                from unnest(p_label_commands, p_labels, p_label_streams) as u(command, label, stream)
                cross join lateral (select * from mgp.label x where x.label = u.label offset 0) l
                where l.stream_id <> u.stream
            ) f(command, rank, name, outcome, detail)
            order by f.command, f.rank, f.name collate "C"
        ) v;
    end if;

    with claimed as (
        insert into mgp.command (actor, command_id, request_digest, answer, received)
        select c.actor, c.id, c.digest, c.answer, moment
        from unnest(p_actors, p_command_ids, p_request_digests, p_answers) with ordinality as c(actor, id, digest, answer, place)
        where c.place <> all (refused) order by c.actor collate "C", c.id collate "C"
        on conflict do nothing
        returning 1
    ), standing as materialized (
        select * from unnest(p_stream_commands, p_streams, p_stream_types, p_expected, p_counts) as u(command, id, type, expected, count)
        where u.count > 0 and u.command <> all (refused)
    ), opened as (
        insert into public.mt_streams (id, type, version, timestamp, created)
        select w.id, w.type, w.count, moment, moment from standing w where w.expected = 0 order by w.id collate "C"
        on conflict do nothing
        returning 1
    ), moved as (
        update public.mt_streams s set version = w.expected + w.count, timestamp = moment
        from standing w
        where s.id = w.id and w.expected > 0 and s.version = w.expected and s.id = any (p_streams)  -- the last keeps every plan from reading the whole table
        returning 1
    )
    select (select count(*) from claimed) = cardinality(p_actors) - cardinality(refused)
        and (select count(*) from opened) + (select count(*) from moved) = (select count(*) from standing) into whole;

    if not whole then
        raise exception 'A command id or a version is taken, or was taken by another transaction meanwhile.' using errcode = '40001';
    end if;

    insert into public.mt_events
        (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
    select nextval('public.mt_events_sequence'), e.id, p_streams[e.stream], p_expected[e.stream] + e.ordinal, e.data, e.type, moment,
           e.dotnet_type, p_correlation_ids[e.command], p_causation_ids[e.command], p_headers[e.command], p_actors[e.command]
    from (select p_stream_commands[u.stream] as command, u.*
          from unnest(p_event_streams, p_event_ordinals, p_event_ids, p_event_types, p_dotnet_types, p_data)
          with ordinality as u(stream, ordinal, id, type, dotnet_type, data, place) order by u.place) e
    where e.command <> all (refused);

    if cardinality(p_labels) > 0 then
        insert into mgp.label (label, stream_id)
        select u.label, u.stream from unnest(p_label_commands, p_labels, p_label_streams) as u(command, label, stream)
        where u.command <> all (refused) order by u.label collate "C"
        on conflict do nothing;

        if exists (
            select from unnest(p_label_commands, p_labels, p_label_streams) as u(command, label, stream)
            cross join lateral (select * from mgp.label x where x.label = u.label offset 0) l
            where l.stream_id <> u.stream and u.command <> all (refused)) then
            raise exception 'A label is taken, or was taken by another transaction meanwhile.' using errcode = '40001';
        end if;
    end if;

    if cardinality(refused) > 0 then
        return query select * from unnest(refused, outcomes, details);
    end if;
end $$;

revoke all on function mgp.append from public;
grant execute on function mgp.append to mgp_app;
grant select on mgp.command, mgp.label to mgp_app;
