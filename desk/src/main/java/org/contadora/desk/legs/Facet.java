package org.contadora.desk.legs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a filter asks of a leg beside its days and class, and of which the table
/// `leg_count` knows how many legs have it on each day.
///
/// @param code as in `leg_count`, such as `country:GT`; empty for every leg
/// @param rowids a statement that gives the rows that have it from an index, null if there is none
record Facet(String code, @Nullable String rowids) {
  private static final Facet EVERY = new Facet("", null);

  /// The facets that a filter asks for; null if it also asks what no facet tells.
  static @Nullable List<Facet> of(LegFilter filter) {
    if (filter.text() != null
        || filter.minProbabilityPpm() != null
        || filter.maxProbabilityPpm() != null) {
      return null;
    }
    return known(filter);
  }

  /// Those facets that a filter asks for, whatever else it asks.
  static List<Facet> known(LegFilter filter) {
    List<Facet> facets = new ArrayList<>();
    add(facets, "country", filter.country(), eitherEnd("country"));
    add(facets, "airport", filter.airport(), eitherEnd("airport"));
    add(facets, "operator", filter.operator(), "select rowid from leg where operator = :operator");
    State state = filter.state();
    add(
        facets,
        "state",
        state == null ? null : state.code(),
        state == State.OPEN
            ? null
            : "select rowid from leg where state = :state and state <> 'open'");
    add(facets, "tag", filter.tag(), null);
    return facets;
  }

  /// The classes that a filter asks for, bound as [Conditions] binds them.
  static Facet classes(LegFilter filter) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < filter.classes().size(); i++) {
      names.add(":class" + i);
    }
    return new Facet(
        "", "select rowid from leg where class in (%s)".formatted(String.join(", ", names)));
  }

  private static String eitherEnd(String what) {
    return """
    select rowid from leg where departure_%1$s = :%1$s
    union select rowid from leg where arrival_%1$s = :%1$s
    """
        .formatted(what);
  }

  private static void add(
      List<Facet> facets, String name, @Nullable String value, @Nullable String rowids) {
    if (value != null && !value.isEmpty()) {
      facets.add(new Facet(name + ":" + value, rowids));
    }
  }

  /// The only facet of a filter, or that of every leg; null if it asks for more.
  static @Nullable Facet only(LegFilter filter) {
    List<Facet> facets = of(filter);
    if (facets == null || facets.size() > 1) {
      return null;
    }
    return facets.isEmpty() ? EVERY : facets.getFirst();
  }
}
