-- The entries in their canonical bytes; the other columns repeat what the bytes say, for searching.
create table entry (
  entry_index integer primary key,
  recorded_ms integer not null,
  kind        text    not null,
  bytes       blob    not null
) strict;

-- Which entries are about a subject.
create table entry_subject (
  subject     text    not null,
  entry_index integer not null references entry,
  primary key (subject, entry_index)
) strict, without rowid;

-- Hashes of complete subtrees of 256^level leaves, 256 in a row; the last row of a level grows.
create table tile (
  level      integer not null,
  tile_index integer not null,
  hashes     blob    not null,
  primary key (level, tile_index)
) strict;

-- One row: how large the tree is, and its right edge (one hash for each bit of the size).
create table tree (
  id               integer primary key check (id = 1),
  size             integer not null,
  frontier         blob    not null,
  last_recorded_ms integer not null
) strict;

insert into tree (id, size, frontier, last_recorded_ms) values (1, 0, x'', 0);

-- Signed statements of size and root.
create table checkpoint (
  size        integer primary key,
  signed_note text    not null
) strict;

create trigger entry_stays before update on entry
begin select raise(abort, 'entries are never edited'); end;
create trigger entry_remains before delete on entry
begin select raise(abort, 'entries are never deleted'); end;
create trigger entry_subject_stays before update on entry_subject
begin select raise(abort, 'entries are never edited'); end;
create trigger entry_subject_remains before delete on entry_subject
begin select raise(abort, 'entries are never deleted'); end;
