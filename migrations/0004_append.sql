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

-- Stores a command's events, labels and answer, or raises and stores nothing.
--   streams, stream_types, expected, counts: one element per stream, with its number of events; expected 0 says that the stream does not exist yet
--   event_stream: which of the streams, from 1; event_ordinal: which event of that stream, from 1
-- Claims come before locks, and every lock is taken in one order, so that writers wait for each other and never in a ring.
-- MP002 version conflict, MP003 label taken, MP004 leaf too long: the hint is JSON (a client may hide a detail).
create function mgp.append(
    p_actor text, p_command_id text, p_request_digest bytea, p_answer text,
    p_headers jsonb, p_correlation_id text, p_causation_id text,
    p_streams text[], p_stream_types text[], p_expected bigint[], p_counts integer[],
    p_event_stream integer[], p_event_ordinal integer[], p_event_ids uuid[], p_event_types text[], p_dotnet_types text[], p_data jsonb[],
    p_labels text[], p_label_streams text[])
returns table (outcome text, answer text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    moment timestamptz := clock_timestamp();
    first_command mgp.command;
    touched text[];
    wrong record;
begin
    insert into mgp.command (actor, command_id, request_digest, answer, received)
    values (p_actor, p_command_id, p_request_digest, p_answer, moment)
    on conflict do nothing;
    if not found then
        select * into strict first_command from mgp.command c where c.actor = p_actor and c.command_id = p_command_id;
        return query select case when first_command.request_digest = p_request_digest then 'repeated' else 'reused' end, first_command.answer;
        return;
    end if;

    if cardinality(p_streams) > 1 then
        perform from public.mt_streams s where s.id = any (p_streams) order by s.id collate "C" for no key update;
    end if;

    with opened as (
        insert into public.mt_streams (id, type, version, timestamp, created)
        select u.id, u.type, u.count, moment, moment
        from unnest(p_streams, p_stream_types, p_expected, p_counts) as u(id, type, expected, count)
        where u.expected = 0 and u.count > 0 order by u.id collate "C"
        on conflict do nothing
        returning id
    ), moved as (
        update public.mt_streams s set version = u.expected + u.count, timestamp = case when u.count > 0 then moment else s.timestamp end
        from unnest(p_streams, p_expected, p_counts) as u(id, expected, count)
        where s.id = u.id and u.expected > 0 and s.version = u.expected
        returning s.id
    )
    select array_agg(t.id) into touched from (select id from opened union all select id from moved) t;

    if touched @> p_streams is not true then
        -- A statement of its own: it sees what was committed while the locks were waited for.
        select u.id, u.expected, coalesce(s.version, 0) as actual into wrong
        from unnest(p_streams, p_expected, p_counts) as u(id, expected, count)
        left join public.mt_streams s on s.id = u.id
        where case when u.expected > 0 or u.count > 0 then u.id = any (touched) is not true else s.id is not null end
        order by u.id collate "C" limit 1;
        if found then
            raise exception 'Stream % is at version %, not %.', wrong.id, wrong.actual, wrong.expected
                using errcode = 'MP002', hint = json_build_object('stream', wrong.id, 'expected', wrong.expected, 'actual', wrong.actual);
        end if;
    end if;

    insert into public.mt_events
        (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
    select nextval('public.mt_events_sequence'), e.id, p_streams[e.stream], p_expected[e.stream] + e.ordinal, e.data, e.type, moment,
           e.dotnet_type, p_correlation_id, p_causation_id, p_headers, p_actor
    from (select * from unnest(p_event_stream, p_event_ordinal, p_event_ids, p_event_types, p_dotnet_types, p_data)
          with ordinality as u(stream, ordinal, id, type, dotnet_type, data, place) order by place) e;

    if cardinality(p_labels) > 0 then
        insert into mgp.label (label, stream_id)
        select u.label, u.stream from unnest(p_labels, p_label_streams) as u(label, stream) order by u.label collate "C"
        on conflict do nothing;

        select u.label, l.stream_id into wrong
        from unnest(p_labels, p_label_streams) as u(label, stream)
        join mgp.label l on l.label = u.label
        where l.stream_id <> u.stream
        order by u.label collate "C" limit 1;
        if found then
            raise exception 'Label % leads to stream %.', wrong.label, wrong.stream_id
                using errcode = 'MP003', hint = json_build_object('label', wrong.label, 'stream', wrong.stream_id);
        end if;
    end if;

    return query select 'appended', p_answer;
end $$;

revoke all on function mgp.append from public;
grant execute on function mgp.append to mgp_app;
grant select on mgp.command, mgp.label to mgp_app;
