-- The board: a projection that can be thrown away and fed again. Times are milliseconds since 1970
-- in UTC, probabilities and distances from one half are parts per million.
create table if not exists leg (
  leg_id text primary key,
  time_ms integer not null,
  day text,
  icao24 text,
  registration text,
  callsign text,
  operator text,
  type text,
  departure_airport text,
  departure_country text,
  departure_basis text not null,
  departure_ms integer,
  arrival_airport text,
  arrival_country text,
  arrival_basis text not null,
  arrival_ms integer,
  machine_class text not null,
  machine_tags text not null,
  person_class text,
  person_tags text,
  class text not null,
  tags text not null,
  probability_ppm integer not null,
  uncertainty_ppm integer not null,
  verdict text not null,
  rotation_id text not null,
  people_low integer,
  people_high integer,
  state text not null,
  review integer not null,
  search text not null
);
create index if not exists leg_by_time on leg (time_ms, leg_id);
create index if not exists leg_by_day on leg (day);
create index if not exists leg_by_departure_country on leg (departure_country);
create index if not exists leg_by_departure_airport on leg (departure_airport);
create index if not exists leg_by_arrival_airport on leg (arrival_airport);
create index if not exists leg_by_operator on leg (operator);
create index if not exists leg_by_state on leg (state) where state <> 'open';
create index if not exists leg_by_class on leg (class, time_ms, leg_id);
create index if not exists leg_by_probability on leg (probability_ppm, leg_id);
create index if not exists leg_by_uncertainty on leg (uncertainty_ppm, time_ms, leg_id);
drop index if exists leg_to_review;
drop index if exists leg_to_decide;
create index if not exists leg_to_look_at on leg (uncertainty_ppm, time_ms, leg_id)
  where ((review = 1 and state = 'open') or state in ('awaiting', 'contested'));
create index if not exists leg_by_rotation on leg (rotation_id, time_ms, leg_id);
create index if not exists leg_by_arrival on leg (arrival_country, time_ms, leg_id);

-- All that counting reads, so that it need not read whole legs.
create index if not exists leg_to_count on leg (time_ms, class, probability_ppm, operator,
  departure_country, arrival_country, departure_airport, arrival_airport, state, tags);

-- What people may type to find a leg, piece by piece, and the legs that have it or once had.
create table if not exists piece (
  piece_id integer primary key,
  piece text not null unique
);
create table if not exists leg_piece (
  piece_id integer not null,
  leg_row integer not null,
  primary key (piece_id, leg_row)
) without rowid;

-- Whose decision on a leg waits for a second person.
create table if not exists awaiting (
  leg_id text primary key,
  who text not null
);

create table if not exists leg_document (
  leg_id text primary key,
  flight blob not null,
  gaps blob not null,
  airports text not null
);

-- Apart from the documents, whose pages a map of ten thousand legs would otherwise turn over.
create table if not exists leg_drawing (
  leg_id text primary key,
  candidates text not null,
  lines text not null,
  areas text not null
) without rowid;

-- What a leg that was taken off could reach out of contact, should it come back: the ledger keeps
-- no areas.
create table if not exists leg_gone (
  leg_id text not null,
  shape text not null,
  gaps blob not null,
  airports text not null,
  lines text not null,
  areas text not null,
  primary key (leg_id, shape)
) without rowid;

create table if not exists removal_flight (
  flight_id text primary key,
  rotation_id text not null,
  day text,
  operator text,
  departure text,
  low integer not null,
  counted integer not null,
  high integer not null,
  people_low integer not null,
  people_high integer not null,
  stops integer not null
);
create index if not exists removal_flight_by_day on removal_flight (day);
create index if not exists removal_flight_by_rotation on removal_flight (rotation_id);

create table if not exists removal_landing (
  flight_id text not null,
  leg_id text not null,
  country text not null,
  low integer not null,
  counted integer not null,
  high integer not null,
  primary key (flight_id, leg_id)
);

create table if not exists coverage (
  day text primary key,
  aircraft integer not null,
  positions integer not null,
  hours integer not null
);

create table if not exists coverage_hour (
  hour_ms integer primary key,
  positions integer not null
);

-- Points of tracks over a region on a day: where nothing was followed, nothing could be counted.
create table if not exists coverage_region (
  day text not null,
  region text not null,
  points integer not null,
  primary key (day, region)
) without rowid;

-- What is counted, day by day, so that no question reads the legs themselves.
create table if not exists figure (
  kind text not null,
  day text not null,
  key text not null,
  flights integer not null,
  stops integer not null,
  low integer not null,
  high integer not null,
  people_low integer not null,
  people_high integer not null,
  primary key (kind, day, key)
) without rowid;

-- How many legs of a day and class have something that filters ask for.
create table if not exists leg_count (
  facet text not null,
  day text not null,
  class text not null,
  legs integer not null,
  primary key (facet, day, class)
) without rowid;
create index if not exists leg_count_by_day on leg_count (day);

-- Days whose figures are no longer right; empty between two changes.
create table if not exists stale_day (day text primary key) without rowid;
-- Rotations that a leg has left.
create table if not exists stale_rotation (rotation_id text primary key) without rowid;

create table if not exists board (
  only_row integer primary key check (only_row = 1),
  revision integer not null,
  simulated integer not null
);
insert or ignore into board values (1, 0, 0);
