-- The entries in their canonical bytes; the other columns repeat what the bytes say, for searching.
create table entry (
  entry_index bigint primary key,
  recorded_ms bigint not null,
  kind        text   not null,
  bytes       bytea  not null
);

-- Which entries are about a subject; compared byte by byte, as SQLite does.
create table entry_subject (
  subject     text collate "C" not null,
  entry_index bigint           not null,
  primary key (subject, entry_index)
);

-- Hashes of complete subtrees of 256^level leaves, 256 in a row; the last row of a level grows.
create table tile (
  level      integer not null,
  tile_index bigint  not null,
  hashes     bytea   not null,
  primary key (level, tile_index)
);

-- One row: how large the tree is, and its right edge (one hash for each bit of the size).
create table tree (
  id               integer primary key check (id = 1),
  size             bigint  not null,
  frontier         bytea   not null,
  last_recorded_ms bigint  not null
);

insert into tree (id, size, frontier, last_recorded_ms) values (1, 0, ''::bytea, 0);

-- Signed statements of size and root.
create table checkpoint (
  size        bigint primary key,
  signed_note text   not null
);

create function entries_stay() returns trigger language plpgsql as $$
begin
  raise exception 'entries are never edited or deleted';
end
$$;

create trigger entry_stays before update or delete or truncate on entry
  for each statement execute function entries_stay();
create trigger entry_subject_stays before update or delete or truncate on entry_subject
  for each statement execute function entries_stay();
