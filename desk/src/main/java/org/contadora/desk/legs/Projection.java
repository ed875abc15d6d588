package org.contadora.desk.legs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.report.CountedLeg;
import org.contadora.flights.report.RemovalFlight;
import org.contadora.flights.report.Summary;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Brings people's words and the count of removal flights up to date within one transaction.
final class Projection {
  private final Handle handle;

  Projection(Handle handle) {
    this.handle = handle;
  }

  /// Puts what people say on its leg, in place of what was there, and counts the leg's rotation
  /// anew.
  ///
  /// @return whether there is such a leg
  boolean decide(String legId, PersonsWord word) {
    String rotation =
        handle
            .createQuery("select rotation_id from leg where leg_id = :id")
            .bind("id", legId)
            .mapTo(String.class)
            .findOne()
            .orElse(null);
    if (rotation == null) {
      return false;
    }
    State state = word.state() == null ? State.OPEN : word.state();
    String given = word.flightClass() == null ? null : word.flightClass().code();
    String tags = word.tags() == null ? null : Tags.join(word.tags());
    handle.execute(
        """
        update leg set state = ?, person_class = ?, class = coalesce(?, machine_class),
          person_tags = ?, tags = coalesce(?, machine_tags)
        where leg_id = ?
        """,
        state.code(),
        given,
        given,
        tags,
        tags,
        legId);
    handle.execute("delete from awaiting where leg_id = ?", legId);
    if (word.awaiting() != null) {
      handle.execute("insert into awaiting values (?, ?)", legId, word.awaiting());
    }
    forget(rotation);
    count(rotation);
    refresh();
    return true;
  }

  /// Rotations that a leg belonged to until now.
  List<String> leftRotations() {
    List<String> left =
        handle.createQuery("select rotation_id from stale_rotation").mapTo(String.class).list();
    handle.execute("delete from stale_rotation");
    return left;
  }

  /// Forgets the removal flights of one rotation, to be counted anew.
  void forget(String rotationId) {
    handle.execute(
        """
        delete from removal_landing where flight_id in
          (select flight_id from removal_flight where rotation_id = ?)
        """,
        rotationId);
    handle.execute("delete from removal_flight where rotation_id = ?", rotationId);
  }

  /// Counts the removal flights of one rotation that were forgotten.
  void count(String rotationId) {
    List<CountedLeg> legs =
        handle
            .createQuery("select * from leg where rotation_id = :id order by time_ms, leg_id")
            .bind("id", rotationId)
            .map((row, _) -> counted(row))
            .list();
    RemovalFlight.of(legs).forEach(flight -> put(flight, rotationId));
  }

  /// The leg as it is counted: a person's word stands above the machine's. What a person confirmed
  /// or gave its class is certain and no longer only inferred; what a person rejected is not there.
  private static CountedLeg counted(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    List<Tag> tags = new ArrayList<>();
    for (String code : Tags.split(row.getString("tags"))) {
      tags.add(Tag.valueOf(code.toUpperCase(Locale.ROOT)));
    }
    boolean saidSo = state == State.CONFIRMED || state == State.CHANGED;
    if (saidSo) {
      tags.remove(Tag.INFERRED_LEG);
    }
    double machine = row.getInt("probability_ppm") / (double) LegRow.PPM;
    long timeMs = row.getLong("time_ms");
    int low = row.getInt("people_low");
    People people = row.wasNull() ? null : new People(low, row.getInt("people_high"), "", "");
    return new CountedLeg(
        row.getString("leg_id"),
        row.getString("rotation_id"),
        row.getString("day") == null ? null : Instant.ofEpochMilli(timeMs),
        row.getString("operator"),
        row.getString("departure_airport"),
        row.getString("arrival_airport"),
        row.getString("arrival_country"),
        LegRowMapper.flightClass(row.getString("class")),
        probability(state, machine),
        tags,
        people);
  }

  private static double probability(State state, double machine) {
    return switch (state) {
      case OPEN, AWAITING, CONTESTED -> machine;
      case CONFIRMED, CHANGED -> 1;
      case REJECTED -> 0;
    };
  }

  /// Brings the figures of all days up to date that have changed.
  void refresh() {
    new Figures(handle).refresh();
  }

  private void put(RemovalFlight flight, String rotationId) {
    CountedLeg first = flight.legs().getFirst();
    @Nullable Object day = flight.date() == null ? null : String.valueOf(flight.date());
    handle.execute(
        "insert into removal_flight values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        first.legId(),
        rotationId,
        day,
        first.operator(),
        first.departure(),
        flight.low() ? 1 : 0,
        flight.counted() ? 1 : 0,
        flight.high() ? 1 : 0,
        flight.low() ? flight.peopleLow() : 0,
        flight.high() ? flight.peopleHigh() : 0,
        flight.stops().size());
    for (CountedLeg landing : flight.landings()) {
      handle.execute(
          "insert into removal_landing values (?, ?, ?, ?, ?, ?)",
          first.legId(),
          landing.legId(),
          Objects.requireNonNullElse(landing.arrivalCountry(), Summary.UNKNOWN_COUNTRY),
          RemovalFlight.isLow(landing) ? 1 : 0,
          RemovalFlight.isCounted(landing) ? 1 : 0,
          RemovalFlight.isHigh(landing) ? 1 : 0);
    }
  }
}
