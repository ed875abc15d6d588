package org.contadora.desk.reception;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.board.Answers;
import org.contadora.reception.board.Arrival;
import org.contadora.reception.board.Compact;
import org.contadora.reception.board.SampleCompact;
import org.contadora.reception.pathways.ArrivalFacts;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.pathways.Unclear;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.KeptSheet;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Pins.Pin;
import org.contadora.reception.placement.plan.Plan;
import org.contadora.reception.placement.plan.Planner;
import org.contadora.reception.sheet.PersonSheet;
import org.jspecify.annotations.Nullable;

/// One arrival: who came, what each may claim, where families are proposed to go, and what officers
/// and families said about it.
public final class Landing {
  private static final Seed SAMPLE_SEED = new Seed(1);

  private final String id;
  private final Pathways pathways;
  private final KeptSheet sheet;
  private final Manifest manifest;
  private final String country;
  private final LocalDate day;
  private final boolean madeUp;

  private final boolean renumbered;

  /// What people answered at the desk, by their keys; never the reason for protection.
  private final Map<String, Map<String, String>> told;

  private final Rejoined rejoined;
  private final List<Pin> pins = new ArrayList<>();
  private Choices choices = Choices.none();
  private Compact compact;

  /// The table of places as it was brought in, empty if none was.
  private String placesTable = "";

  /// Why the table of places that was kept cannot be used, empty if it is.
  private String placesRefused = "";

  private @Nullable Map<String, Answers> answers;
  private @Nullable Intake intake;
  private @Nullable Plan plan;

  Landing(
      String id,
      Pathways pathways,
      KeptSheet sheet,
      Manifest manifest,
      String country,
      LocalDate day,
      boolean madeUp) {
    this(id, pathways, sheet, manifest, country, day, madeUp, false, Rejoined.nothing());
  }

  private Landing(
      String id,
      Pathways pathways,
      KeptSheet sheet,
      Manifest manifest,
      String country,
      LocalDate day,
      boolean madeUp,
      boolean renumbered,
      Rejoined rejoined) {
    this.id = id;
    this.pathways = pathways;
    this.sheet = sheet.withKeys(manifest);
    this.renumbered = renumbered;
    this.rejoined = rejoined;
    told = rejoined.told();
    this.manifest = manifest;
    this.country = country;
    this.day = day;
    this.madeUp = madeUp;
    compact = madeUp ? new SampleCompact(SAMPLE_SEED).compact() : Compact.none();
  }

  /// Such as `A-001`; says nothing of anybody.
  public String id() {
    return id;
  }

  /// Who came.
  public Manifest manifest() {
    return manifest;
  }

  /// Where, ISO 3166-1 alpha-3.
  public String country() {
    return country;
  }

  /// When.
  public LocalDate day() {
    return day;
  }

  /// Whether nobody of it exists.
  public boolean madeUp() {
    return madeUp;
  }

  /// Whether there are places to propose.
  public synchronized boolean hasPlaces() {
    return !compact.places().isEmpty();
  }

  /// As it was kept, each answer, decision and choice with whom it was about. What cannot be used
  /// any more is in [#waiting].
  ///
  /// @param manifest as this version reads the kept one
  /// @param renumbered whether its people have other keys than they had
  static Landing of(
      KeptLanding kept, Pathways pathways, Manifest manifest, LocalDate day, boolean renumbered) {
    var landing =
        new Landing(
            kept.id(),
            pathways,
            kept.sheet(),
            manifest,
            kept.country(),
            day,
            kept.madeUp(),
            renumbered || kept.renumbered(),
            Rejoined.of(kept, pathways, manifest));
    landing.pins.addAll(kept.pins());
    landing.choices = Choices.of(kept.choices());
    landing.placesTable = kept.places();
    landing.reopenPlaces();
    return landing;
  }

  /// Another version may find a family larger than its place, or a table unlike what it expects.
  private void reopenPlaces() {
    try {
      if (!placesTable.isEmpty()) {
        places(placesTable, new Refusals());
      } else if (hasPlaces()) {
        choices.keep(holding(pins, compact), intake());
      }
    } catch (IllegalArgumentException e) {
      placesRefused = String.valueOf(e.getMessage());
      compact = Compact.none();
      intake = null;
    }
  }

  /// Whether its people have other keys than they had when it was kept, since an earlier version
  /// kept nothing by which they could be found again for sure.
  public boolean renumbered() {
    return renumbered;
  }

  /// Why the table of places that was kept cannot be used any more; empty if it is.
  public synchronized String placesRefused() {
    return placesRefused;
  }

  /// What was said and cannot be used any more, or has to be looked at.
  public synchronized List<Waiting> waiting() {
    return rejoined.waiting(kept(), manifest);
  }

  /// Erases what was said of a person or family and is used for nobody, as [#waiting] has it.
  ///
  /// @return false if there is nothing such under that key; nothing is changed then
  public synchronized boolean dismiss(String key) {
    if (waiting().stream().noneMatch(one -> one.key().equals(key) && !one.isUsed())) {
      return false;
    }
    // Keys of people and of families are never alike.
    rejoined.unused().remove(key);
    pins.removeIf(pin -> pin.family().equals(key));
    choices = choices.without(key);
    plan = null;
    return true;
  }

  /// All of it that cannot be worked out again.
  synchronized KeptLanding kept() {
    Map<String, Map<String, String>> answered = new LinkedHashMap<>();
    rejoined.unused().forEach((key, facts) -> answered.put(key, new LinkedHashMap<>(facts)));
    told.forEach(
        (key, facts) -> answered.computeIfAbsent(key, _ -> new LinkedHashMap<>()).putAll(facts));
    return new KeptLanding(
        id,
        country,
        day.toString(),
        madeUp,
        renumbered,
        /* keyed= */ true,
        sheet,
        placesTable,
        answered,
        List.copyOf(pins),
        choices.all(),
        Set.copyOf(rejoined.changed()));
  }

  /// Takes places in, instead of those before. Decisions and choices stay; those that name a place
  /// which is gone are told, and hold again when it is back.
  ///
  /// @param table as [Compact#read] has it
  /// @param refusals takes rows that cannot be used, and decisions that do not hold
  /// @throws IllegalArgumentException if it is no such table, or has too little room for what was
  ///   decided; nothing is changed then
  public synchronized void places(String table, Refusals refusals) {
    Compact places = Compact.read(table, refusals);
    Intake next = places.intake(manifest, answers());
    choices.keep(holding(pins, places), next);
    for (Pin pin : pins) {
      if (isHere(pin.family()) && !holds(pin, places)) {
        refusals.refuse(
            "PLACEMENT_PIN",
            pin.family(),
            "the decision names %s, which is not in this table; it waits until it is"
                .formatted(pin.place()));
      }
    }
    placesTable = table;
    placesRefused = "";
    compact = places;
    intake = next;
    plan = null;
  }

  private List<Pin> holding(List<Pin> pins, Compact places) {
    return pins.stream().filter(pin -> isHere(pin.family()) && holds(pin, places)).toList();
  }

  private boolean isHere(String family) {
    return manifest.families().stream().anyMatch(one -> one.key().equals(family));
  }

  private static boolean holds(Pin pin, Compact places) {
    return pin.place().isEmpty() || places.has(pin.place());
  }

  /// Everything for the board, solved with what was decided and chosen until now.
  ///
  /// @param titles of the arrival, by language
  public synchronized Arrival board(Map<String, String> titles) {
    return new Arrival(
        titles, country, day, manifest, answers(), plan(), compact.countryOfPlace(), madeUp);
  }

  private Map<String, Answers> answers() {
    if (answers == null) {
      answers = new LinkedHashMap<>();
      for (Family family : manifest.families()) {
        answers.put(family.key(), Answers.of(pathways, family, country, day, hosts(), told));
      }
    }
    return answers;
  }

  private Set<String> hosts() {
    return madeUp ? SampleCompact.members() : Set.of();
  }

  private Intake intake() {
    if (intake == null) {
      intake = compact.intake(manifest, answers());
    }
    return intake;
  }

  private Plan plan() {
    if (plan == null) {
      plan =
          Planner.plan(
              intake(), choices.keep(holding(pins, compact), intake()), Planner.Options.quick());
    }
    return plan;
  }

  /// Decides for a family; a decision about the same family and place, or another pin of it, goes.
  ///
  /// @throws IllegalArgumentException if it cannot hold; nothing is changed then
  public synchronized void pin(Pin pin) {
    List<Pin> next = new ArrayList<>(pins);
    next.removeIf(old ->
        old.family().equals(pin.family())
            && ((!old.forbids() && !pin.forbids()) || old.place().equalsIgnoreCase(pin.place())));
    List<Pin> asked = new ArrayList<>(holding(next, compact));
    asked.add(pin);
    next.add(pin);
    Choices.Kept kept = choices.keep(asked, intake());
    Plan solved = Planner.plan(intake(), kept, Planner.Options.quick());
    pins.clear();
    pins.addAll(next);
    rejoined.changed().remove(pin.family());
    plan = solved;
  }

  /// Takes all decisions about a family back.
  public synchronized void unpin(String family) {
    pins.removeIf(pin -> pin.family().equals(family));
    rejoined.changed().remove(family);
    plan = null;
  }

  /// The decisions that hold.
  public synchronized List<Pin> pins() {
    return List.copyOf(pins);
  }

  /// Records what a family said.
  ///
  /// @throws IllegalArgumentException if there is no such family
  public synchronized void choose(Choice choice) {
    if (intake().family(choice.family()) < 0) {
      throw new IllegalArgumentException("No family is called so.");
    }
    choices = choices.and(choice);
    rejoined.changed().remove(choice.family());
    plan = null;
  }

  /// Everything that was recorded of a family, the first first.
  public synchronized List<Choice> choices(String family) {
    return choices.all().stream().filter(one -> one.family().equals(family)).toList();
  }

  /// The person of that key.
  public Optional<Person> person(String key) {
    return manifest.people().stream().filter(one -> one.key().equals(key)).findFirst();
  }

  /// Takes answers to questions.
  ///
  /// @param facts text by name of the fact; an empty text takes an answer back
  /// @throws IllegalArgumentException if there is no such fact or its text is none of its type
  public synchronized void tell(String key, Map<String, String> facts) {
    Map<String, String> next = new LinkedHashMap<>(told.getOrDefault(key, Map.of()));
    next.putAll(facts);
    next.values().removeIf(String::isBlank);
    Facts.Builder check = pathways.person();
    next.forEach(check::read);
    told.put(key, next);
    rejoined.askedAgain(key, facts.keySet());
    answers = null;
    intake = null;
    plan = null;
  }

  /// Answers of a person that are none of the codes which the rules know.
  public synchronized List<Unclear> unclear(String key) {
    Facts.Builder facts = pathways.person();
    told.getOrDefault(key, Map.of()).forEach(facts::read);
    return facts.build().unclear();
  }

  /// The same of everybody, counted, by the keys of people.
  public synchronized Refusals unclear() {
    Refusals all = new Refusals();
    told.keySet().stream()
        .sorted()
        .forEach(key -> unclear(key).forEach(one -> one.refuse(all, key)));
    return all;
  }

  /// What a person may claim, with what the manifest says and the person answered.
  public synchronized Optional<PersonSheet> sheet(String key) {
    for (Family family : manifest.families()) {
      for (Person person : family.people()) {
        if (person.key().equals(key)) {
          Facts facts =
              ArrivalFacts.of(
                  pathways,
                  person,
                  family,
                  country,
                  Optional.empty(),
                  told.getOrDefault(key, Map.of()));
          return Optional.of(PersonSheet.of(pathways, facts, key, country, day, hosts(), madeUp));
        }
      }
    }
    return Optional.empty();
  }

  /// What a person answered so far, by the names of the facts.
  public synchronized Map<String, String> told(String key) {
    return Map.copyOf(told.getOrDefault(key, Map.of()));
  }

  /// The id alone.
  @Override
  public String toString() {
    return id;
  }
}
