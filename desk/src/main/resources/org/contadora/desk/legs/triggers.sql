-- What changes a leg or a removal flight makes the figures of its day stale. A blank line ends each.
create trigger if not exists leg_added after insert on leg
  when new.day is not null and not exists (select 1 from stale_day where day = new.day)
  begin insert into stale_day values (new.day); end

create trigger if not exists leg_moved after update on leg
  when old.day is not null and not exists (select 1 from stale_day where day = old.day)
  begin insert into stale_day values (old.day); end

create trigger if not exists leg_changed after update on leg
  when new.day is not null and not exists (select 1 from stale_day where day = new.day)
  begin insert into stale_day values (new.day); end

create trigger if not exists removal_flight_added after insert on removal_flight
  when new.day is not null and not exists (select 1 from stale_day where day = new.day)
  begin insert into stale_day values (new.day); end

create trigger if not exists removal_flight_gone after delete on removal_flight
  when old.day is not null and not exists (select 1 from stale_day where day = old.day)
  begin insert into stale_day values (old.day); end

create trigger if not exists leg_left after update on leg
  when old.rotation_id is not new.rotation_id
    and not exists (select 1 from stale_rotation where rotation_id = old.rotation_id)
  begin insert into stale_rotation values (old.rotation_id); end

create trigger if not exists leg_gone after delete on leg
  when old.day is not null and not exists (select 1 from stale_day where day = old.day)
  begin insert into stale_day values (old.day); end

create trigger if not exists leg_gone_from_rotation after delete on leg
  when not exists (select 1 from stale_rotation where rotation_id = old.rotation_id)
  begin insert into stale_rotation values (old.rotation_id); end
