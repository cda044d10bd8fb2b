-- The ledger: one leaf for every event, whoever inserted it, and the dense order in which events became visible.
-- Functions run with a fixed search_path and without sequential scans, because a plan that is cached while the tables are
-- small would otherwise read all of a grown table for every append.

create schema if not exists mgp;
grant usage on schema mgp to mgp_app;

-- What the trigger writes. event_id is here, and not in an index on mt_events, to make event ids unique.
create table mgp.ledger (
    seq_id    bigint  primary key,
    event_id  uuid    not null constraint ledger_event_id_is_unique unique,
    leaf      bytea   not null
);

-- Events that have a leaf and no index yet: one row per inserting statement. A row vanishes when it is sealed.
create table mgp.pending (
    first_seq_id  bigint    primary key,
    seq_ids       bigint[]  not null
);

-- Position 0, 1, 2, … in order of commit visibility: what projections follow and proofs speak of.
create table mgp.sealed (
    idx     bigint  primary key check (idx >= 0),
    seq_id  bigint  not null,
    hash    bytea   not null check (octet_length(hash) = 32),  -- SHA-256(0x00 ‖ leaf)
    constraint sealed_once unique (seq_id) include (idx)
);

-- RFC 6962 tree over the sealed leaves. taken counts rows in mgp.sealed; size counts those that the root covers.
create table mgp.head (
    one       boolean  primary key default true check (one),
    taken     bigint   not null default 0,
    size      bigint   not null default 0,
    frontier  bytea    not null,
    root      bytea    not null check (octet_length(root) = 32)
);
insert into mgp.head (frontier, root) values ('', sha256(''));

-- Stable, not immutable, so that the planner may inline it.
create function mgp.microseconds(moment timestamptz) returns text
language sql stable parallel safe as $$
    select (extract(epoch from moment) * 1000000)::bigint::text
$$;

-- Stands where a leaf would, in an expression that refuses an event.
create function mgp.refuse_event(code text, message text, facts json) returns bytea
language plpgsql as $$
begin
    raise exception using message = message, errcode = code, hint = facts;
end $$;

-- One leaf per inserted event. MP004 the leaf is longer than a tile's entry may be, whose length has 16 bits; MP006 a version without
-- its predecessor; MP007 a binary body, which would lie outside the leaf. Marten's tombstones have versions that follow nothing.
create function mgp.write_ledger() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
set client_encoding = 'UTF8'
as $$
declare
    received text := mgp.microseconds(clock_timestamp());
begin
    -- Once per stream and not per event: what a statement adds to a stream follows what is there, and itself.
    perform mgp.refuse_event('MP006', format('Stream %s has no version that version %s could follow.', s.stream_id, s.version),
        json_build_object('stream', s.stream_id, 'version', s.version))
    from (
        select a.stream_id, min(a.version) as version
        from added a
        where not (a.type = 'tombstone' and a.stream_id = 'mt_tombstone')
        group by a.stream_id
        having a.stream_id is null or min(a.version) < 1 or max(a.version) - min(a.version) >= count(*)
            or min(a.version) > 1 and (select p.version from public.mt_events p where p.stream_id = a.stream_id and p.version = min(a.version) - 1) is null
        limit 1) s;

    with written as (
        insert into mgp.ledger (seq_id, event_id, leaf)
        select a.seq_id, a.id, case
            when octet_length(l.leaf) > 65535 then
                mgp.refuse_event('MP004', format('An event of type %s in stream %s has a leaf of %s bytes.', a.type, a.stream_id, octet_length(l.leaf)),
                    json_build_object('stream', a.stream_id, 'type', a.type, 'bytes', octet_length(l.leaf)))
            when a.bdata is not null then
                mgp.refuse_event('MP007', format('Event %s has a binary body.', a.id), json_build_object('stream', a.stream_id, 'version', a.version))
            else l.leaf end
        from added a
        cross join lateral (
            -- Each field of a leaf is its length in four bytes, big-endian, and its bytes; null is length 0xFFFFFFFF and no bytes. That is
            -- how the wire protocol sends the elements of an array in the client's encoding, after a header of 20 bytes.
            select substring(array_send(array[
                'mgp-leaf-v1', a.id::text, a.stream_id, a.version::text, a.type, mgp.microseconds(a.timestamp),
                a.user_name, a.correlation_id, a.causation_id, a.headers::text, a.data::text, received, session_user]) from 21) as leaf
            offset 0) l  -- offset keeps the planner from computing the leaf once per mention
        returning seq_id
    )
    insert into mgp.pending (first_seq_id, seq_ids)
    select min(w.seq_id), array_agg(w.seq_id) from written w having count(*) > 0;
    return null;
end $$;

create trigger mgp_write_ledger after insert on public.mt_events
referencing new table as added
for each statement execute function mgp.write_ledger();
alter table public.mt_events enable always trigger mgp_write_ledger;

-- Takes pending events, about batch of them, into the order and returns them with their hashes; fewer than batch say that no
-- more were visible. mgp.seal_advance must follow in the same transaction. The head row is the lock: no two sealers number at once.
create function mgp.seal_take(batch integer) returns table (idx bigint, hash bytea)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
    first bigint;
    last bigint;
begin
    select h.taken into first from mgp.head h for update;

    with visible as (
        select p.first_seq_id, sum(cardinality(p.seq_ids)) over (order by p.first_seq_id) - cardinality(p.seq_ids) as before
        from mgp.pending p order by p.first_seq_id limit batch
    ), moved as (
        delete from mgp.pending p using visible v where p.first_seq_id = v.first_seq_id and v.before < batch returning p.seq_ids
    )
    insert into mgp.sealed (idx, seq_id, hash)
    select first + row_number() over (order by l.seq_id) - 1, l.seq_id, sha256('\x00'::bytea || l.leaf)
    from moved m cross join unnest(m.seq_ids) as u(seq_id) join mgp.ledger l on l.seq_id = u.seq_id order by l.seq_id;

    get diagnostics last = row_count;
    last := first + last;
    update mgp.head set taken = last where taken <> last;

    return query
        select s.idx, s.hash from mgp.sealed s where s.idx >= first and s.idx < last order by s.idx;
end $$;

create function mgp.seal_advance(new_size bigint, new_frontier bytea, new_root bytea) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update mgp.head set size = new_size, frontier = new_frontier, root = new_root;
$$;

-- At commit the root covers every number that was given out, and no more.
create function mgp.check_head() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
    h mgp.head;
begin
    select * into strict h from mgp.head;
    if h.size <> h.taken or h.taken <> coalesce((select max(s.idx) + 1 from mgp.sealed s), 0) then
        raise exception 'The head covers % of % sealed events.', h.size, h.taken using errcode = 'MP008';
    end if;
    return null;
end $$;

create constraint trigger mgp_check_head after update on mgp.head
deferrable initially deferred for each row execute function mgp.check_head();
alter table mgp.head enable always trigger mgp_check_head;

revoke all on all functions in schema mgp from public;
grant execute on function mgp.seal_take(integer), mgp.seal_advance(bigint, bytea, bytea) to mgp_app;
grant select on mgp.ledger, mgp.pending, mgp.sealed, mgp.head to mgp_app;
