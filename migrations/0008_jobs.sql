-- Work that may be tried again: derivations of numbers from raw files. What a job gives lies elsewhere; this is only the queue.

-- due: when a worker may take it. While it waits, not before; while it runs, the end of the lease, after which the worker counts as gone.
-- claim: raised whenever a worker takes the job. Who ends it names the claim it worked under, so that a worker who was given up changes nothing.
create table mgp.job (
    id          bigint       generated always as identity primary key,
    kind        text         collate "C" not null,
    key         text         collate "C" not null,  -- the same work has the same key, and is enqueued once
    subject     text         not null,              -- what a person calls it
    payload     text         not null,              -- JSON of the message
    state       text         collate "C" not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'dead')),
    attempts    integer      not null default 0,
    due         timestamptz  not null,
    claim       bigint       not null default 0,
    worker      text,
    last_error  text,
    created     timestamptz  not null,
    finished    timestamptz,
    constraint job_once unique (kind, key),
    check ((worker is not null) = (state = 'running')),
    check ((finished is not null) = (state in ('done', 'failed', 'dead')))
);
create index job_due on mgp.job (due, id) where state in ('waiting', 'running');
create index job_unsettled on mgp.job (id) where state <> 'done';

-- Jobs that follow from sealed events below position were enqueued.
create table mgp.job_position (
    cause     text    collate "C" primary key,
    position  bigint  not null check (position >= 0)
);

grant select, insert (kind, key, subject, payload, due, created), update (state, attempts, due, claim, worker, last_error, finished) on mgp.job to mgp_app;
grant select, insert, update (position) on mgp.job_position to mgp_app;
