-- What was recorded stays: for the application, for the owner of the tables, and for a cascade from mt_streams.

create function mgp.refuse_change() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception '%.% keeps what was recorded: % is refused.', tg_table_schema, tg_table_name, tg_op using errcode = 'MP005';
end $$;
revoke all on function mgp.refuse_change() from public;

create trigger mgp_append_only before update or delete or truncate on public.mt_events
for each statement execute function mgp.refuse_change();
alter table public.mt_events enable always trigger mgp_append_only;

-- Versions and times of streams do move.
create trigger mgp_append_only before delete or truncate on public.mt_streams
for each statement execute function mgp.refuse_change();
alter table public.mt_streams enable always trigger mgp_append_only;

create trigger mgp_append_only before update or delete or truncate on mgp.ledger
for each statement execute function mgp.refuse_change();
alter table mgp.ledger enable always trigger mgp_append_only;

create trigger mgp_append_only before update or delete or truncate on mgp.sealed
for each statement execute function mgp.refuse_change();
alter table mgp.sealed enable always trigger mgp_append_only;

create trigger mgp_append_only before delete or truncate on mgp.head
for each statement execute function mgp.refuse_change();
alter table mgp.head enable always trigger mgp_append_only;
