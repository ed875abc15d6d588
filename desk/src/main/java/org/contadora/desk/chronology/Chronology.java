package org.contadora.desk.chronology;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;

/// Events with what named sources say of them, from the ledger's claims: those that nobody
/// corrected. Safe for several threads.
public final class Chronology {
  /// Says that a flight belongs to an event; who says so is this desk.
  public static final String LINK = "flight";

  private static final Source DESK =
      new Source("desk", "This desk", "What people of this desk say themselves.", null, null);
  private static final int PAGE = 1_000;

  /// Zeros that a number is written out with.
  private static final int MOST_DIGITS = 1_000;

  private final Ledger ledger;
  private final Clock clock;
  private final Map<Long, Claim> claims = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();
  private final NavigableMap<Long, Long> corrections = new TreeMap<>();
  private final Set<Long> corrected = new HashSet<>();
  private long seen;

  /// The claims in `ledger`.
  public Chronology(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /// A claim where it stands.
  public record Said(long index, Claim claim) {}

  /// How claims of one event on one predicate stand to each other.
  public enum Agreement {
    /// One source alone, or nothing that could be compared.
    OPEN,
    /// Several sources give the same value, or the same day where no value is given.
    AGREE,
    /// Values differ.
    VALUES_DIFFER,
    /// The value is the same or none is given, and the days differ.
    DAYS_DIFFER;

    /// The name in answers: lower case.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Claims of one event on one predicate.
  public record Topic(String predicate, Agreement agreement, List<Said> claims) {
    public Topic {
      claims = List.copyOf(claims);
    }
  }

  /// An event.
  ///
  /// @param from the first day, month or year that a claim names for it, null if none does
  /// @param legs flights that claims link to it
  public record Event(
      String id,
      @Nullable String from,
      @Nullable String to,
      List<Topic> topics,
      List<String> legs) {
    public Event {
      topics = List.copyOf(topics);
      legs = List.copyOf(legs);
    }

    /// Whether sources contradict each other on anything.
    public boolean contradicted() {
      return topics.stream()
          .anyMatch(topic ->
              topic.agreement() == Agreement.VALUES_DIFFER
                  || topic.agreement() == Agreement.DAYS_DIFFER);
    }
  }

  /// All events, the earliest first; those without a day last.
  public synchronized List<Event> events() {
    catchUp();
    Map<String, List<Said>> byEvent = new TreeMap<>();
    claims.forEach((index, claim) -> {
      if (claim.subject().type().equals(Subject.EVENT) && !corrected.contains(index)) {
        byEvent
            .computeIfAbsent(claim.subject().id(), _ -> new ArrayList<>())
            .add(new Said(index, claim));
      }
    });
    List<Event> events = new ArrayList<>();
    byEvent.forEach((id, said) -> events.add(event(id, said)));
    events.sort(
        Comparator.comparing(Event::from, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Event::id));
    return events;
  }

  /// Names of sources by identifier.
  public synchronized Map<String, String> sourceNames() {
    catchUp();
    return Map.copyOf(names);
  }

  /// Claims on a leg, or that link it, that nobody corrected.
  public synchronized List<Said> about(String legId) {
    catchUp();
    Subject leg = Subject.leg(legId);
    List<Said> about = new ArrayList<>();
    claims.forEach((index, claim) -> {
      if (!corrected.contains(index) && claim.subjects().contains(leg)) {
        about.add(new Said(index, claim));
      }
    });
    return about;
  }

  /// Says that a flight belongs to an event.
  ///
  /// @param who the account that says so
  /// @return index of the claim
  public synchronized long link(String eventId, String legId, String who, String reason)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (ledger.history(Subject.source(DESK.sourceId())).entries().isEmpty()) {
      entries.add(DESK);
    }
    entries.add(
        new Claim(
            Subject.event(eventId),
            DESK.sourceId(),
            reason.isBlank() ? legId : reason,
            "und",
            null,
            LocalDate.now(clock),
            null,
            new Claim.Statement(LINK, legId, null, null),
            List.of(Subject.leg(legId)),
            who));
    long index = ledger.append(entries).firstIndex() + entries.size() - 1;
    ledger.checkpoint();
    return index;
  }

  /// Records a table of claims, all of it or nothing; [#sign] is to follow.
  ///
  /// @param who the account that brings it in
  public ClaimImport.Written write(String name, String csv, ClaimTable table, String who)
      throws IOException {
    return new ClaimImport(ledger, clock, who).write(name, csv, table);
  }

  /// Signs the ledger as it is now.
  public void sign() throws IOException {
    ledger.checkpoint();
  }

  /// Whether a claim is of people of this desk, so that its text is their reason for it.
  public static boolean isOwn(Claim claim) {
    return claim.sourceId().equals(DESK.sourceId());
  }

  /// Reads what was appended since the last look.
  private void catchUp() {
    long size = ledger.size();
    if (size == seen) {
      return;
    }
    for (String kind : List.of("source", "claim", "correction")) {
      List<Long> page = ledger.store().ofKind(kind, seen, PAGE);
      while (!page.isEmpty()) {
        for (long index : page) {
          if (index < size) {
            take(index, ledger.entry(index).entry());
          }
        }
        page = ledger.store().ofKind(kind, page.getLast() + 1, PAGE);
      }
    }
    correct();
    seen = size;
  }

  private void take(long index, Entry entry) {
    switch (entry) {
      case Source source -> names.put(source.sourceId(), source.name());
      case Claim claim -> claims.put(index, claim);
      case Correction correction -> corrections.put(index, correction.corrects());
      default -> {}
    }
  }

  /// A correction points back, so going from the last to the first it is known of each whether it
  /// was itself corrected.
  private void correct() {
    corrected.clear();
    for (Map.Entry<Long, Long> correction : corrections.descendingMap().entrySet()) {
      if (!corrected.contains(correction.getKey())) {
        corrected.add(correction.getValue());
      }
    }
  }

  private static Event event(String id, List<Said> said) {
    Map<String, List<Said>> byPredicate = new LinkedHashMap<>();
    Set<String> legs = new java.util.TreeSet<>();
    @Nullable String from = null;
    @Nullable String to = null;
    for (Said one : said) {
      one.claim().links().stream()
          .filter(link -> link.type().equals(Subject.LEG))
          .forEach(link -> legs.add(link.id()));
      Claim.Statement statement = one.claim().statement();
      if (statement != null && statement.predicate().equals(LINK)) {
        continue;
      }
      byPredicate
          .computeIfAbsent(statement == null ? "" : statement.predicate(), _ -> new ArrayList<>())
          .add(one);
      String day = statement == null ? null : statement.happenedOn();
      if (day != null) {
        from = from == null || day.compareTo(from) < 0 ? day : from;
        to = to == null || day.compareTo(to) > 0 ? day : to;
      }
    }
    List<Topic> topics = new ArrayList<>();
    byPredicate.forEach(
        (predicate, claims) -> topics.add(new Topic(predicate, agreement(claims), claims)));
    return new Event(id, from, to, topics, List.copyOf(legs));
  }

  /// Same subject and predicate, differing value: a contradiction. Where no value is given, or all
  /// give the same, differing days are one.
  static Agreement agreement(List<Said> claims) {
    Set<String> values = new HashSet<>();
    Set<String> days = new HashSet<>();
    Set<String> sources = new HashSet<>();
    for (Said said : claims) {
      Claim.Statement statement = said.claim().statement();
      if (statement == null) {
        continue;
      }
      sources.add(said.claim().sourceId());
      Optional.ofNullable(statement.value()).map(Chronology::normal).ifPresent(values::add);
      String day = statement.happenedOn();
      if (day != null) {
        days.add(day);
      }
    }
    if (values.size() > 1) {
      return Agreement.VALUES_DIFFER;
    }
    if (differ(days)) {
      return Agreement.DAYS_DIFFER;
    }
    boolean compared = !values.isEmpty() || !days.isEmpty();
    return sources.size() > 1 && compared ? Agreement.AGREE : Agreement.OPEN;
  }

  /// A day does not contradict its own month or year.
  private static boolean differ(Set<String> days) {
    for (String one : days) {
      for (String other : days) {
        if (!one.startsWith(other) && !other.startsWith(one)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Values that differ only in case, blanks or trailing zeros are the same. A number that would be
  /// thousands of digits long, such as `1e900000000`, keeps its exponent.
  static String normal(String value) {
    String plain = value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    try {
      BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
      return Math.abs((long) number.scale()) <= MOST_DIGITS
          ? number.toPlainString()
          : number.toString();
    } catch (NumberFormatException notANumber) {
      return Objects.requireNonNull(plain);
    }
  }
}
