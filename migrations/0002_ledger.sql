-- The ledger: one leaf for every event, whoever inserted it, and the dense order in which events became visible.
-- Functions run with a fixed search_path and without sequential scans, because a plan that is cached while the tables are
-- small would otherwise read all of a grown table for every append.

create schema if not exists mgp;
grant usage on schema mgp to mgp_app;

-- What the trigger writes. event_id is here, and not in an index on mt_events, to make event ids unique.
create table mgp.ledger (
    seq_id    bigint  primary key,
    event_id  uuid    not null constraint ledger_event_id_is_unique unique,
    leaf      bytea   not null,
    hash      bytea   not null check (octet_length(hash) = 32)
);

-- Events that have a leaf and no index yet. A row vanishes when it is sealed.
create table mgp.pending (
    seq_id  bigint  primary key
);

-- Position 0, 1, 2, … in order of commit visibility: what projections follow and proofs speak of.
create table mgp.sealed (
    idx     bigint  primary key check (idx >= 0),
    seq_id  bigint  not null constraint sealed_once unique
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

-- One field of a leaf: length in four bytes, big-endian, then the bytes as UTF-8; null is length 0xFFFFFFFF and no bytes.
create function mgp.leaf_field(value text) returns bytea
language sql stable parallel safe as $$
    select case when value is null then '\xffffffff'::bytea
                else int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') end
$$;

create function mgp.microseconds(moment timestamptz) returns text
language sql immutable parallel safe as $$
    select (extract(epoch from moment) * 1000000)::bigint::text
$$;

-- Stands where a hash would: called only for a leaf that is too long for a tile entry, which has a 16-bit length.
create function mgp.refuse_leaf(stream text, type text, bytes integer) returns bytea
language plpgsql as $$
begin
    raise exception 'An event of type % in stream % has a leaf of % bytes; at most 65535 fit.', type, stream, bytes
        using errcode = 'MP004', hint = json_build_object('stream', stream, 'type', type, 'bytes', bytes);
end $$;

create function mgp.write_ledger() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
    wrong record;
    received text := mgp.microseconds(clock_timestamp());
begin
    -- A scalar subquery, not a join: it stays an index probe per row in every plan.
    select a.stream_id, a.version into wrong
    from added a
    where not (a.type = 'tombstone' and a.stream_id = 'mt_tombstone')
      and (a.stream_id is null or a.version < 1 or a.version > 1 and
           (select p.version from public.mt_events p where p.stream_id = a.stream_id and p.version = a.version - 1) is null)
    limit 1;
    if found then
        raise exception 'Stream % has no version % that version % could follow.', wrong.stream_id, wrong.version - 1, wrong.version
            using errcode = 'MP006', hint = json_build_object('stream', wrong.stream_id, 'version', wrong.version);
    end if;

    if exists (select from added a where a.bdata is not null) then
        raise exception 'Events are JSON: a binary body would lie outside the leaf.' using errcode = 'MP007';
    end if;

    insert into mgp.ledger (seq_id, event_id, leaf, hash)
    select a.seq_id, a.id, l.leaf,
           case when octet_length(l.leaf) <= 65535 then sha256('\x00'::bytea || l.leaf)
                else mgp.refuse_leaf(a.stream_id, a.type, octet_length(l.leaf)) end
    from added a
    cross join lateral (
        select mgp.leaf_field('mgp-leaf-v1') || mgp.leaf_field(a.id::text) || mgp.leaf_field(a.stream_id)
            || mgp.leaf_field(a.version::text) || mgp.leaf_field(a.type) || mgp.leaf_field(mgp.microseconds(a.timestamp))
            || mgp.leaf_field(a.user_name) || mgp.leaf_field(a.correlation_id) || mgp.leaf_field(a.causation_id)
            || mgp.leaf_field(a.headers::text) || mgp.leaf_field(a.data::text)
            || mgp.leaf_field(received) || mgp.leaf_field(session_user::text) as leaf
        offset 0) l;  -- offset keeps the planner from computing the leaf once per mention

    insert into mgp.pending (seq_id) select a.seq_id from added a;
    return null;
end $$;

create trigger mgp_write_ledger after insert on public.mt_events
referencing new table as added
for each statement execute function mgp.write_ledger();
alter table public.mt_events enable always trigger mgp_write_ledger;

-- Takes up to batch pending events into the order and returns them with their hashes; mgp.seal_advance must follow in the
-- same transaction. The head row is the lock: no two sealers number at once.
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

    with chosen as (
        select p.seq_id from mgp.pending p order by p.seq_id limit batch
    ), moved as (
        delete from mgp.pending p using chosen c where p.seq_id = c.seq_id returning p.seq_id
    )
    insert into mgp.sealed (idx, seq_id)
    select first + row_number() over (order by m.seq_id) - 1, m.seq_id from moved m order by m.seq_id;

    get diagnostics last = row_count;
    last := first + last;
    update mgp.head set taken = last where taken <> last;

    return query
        select s.idx, l.hash from mgp.sealed s join mgp.ledger l on l.seq_id = s.seq_id
        where s.idx >= first and s.idx < last order by s.idx;
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
