package org.contadora.desk.reception;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

  /// What people answered at the desk, by their keys; never the reason for protection.
  private final Map<String, Map<String, String>> told = new HashMap<>();

  private final List<Pin> pins = new ArrayList<>();
  private Choices choices = Choices.none();
  private Compact compact;

  /// The table of places as it was brought in, empty if none was.
  private String placesTable = "";

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
    this.id = id;
    this.pathways = pathways;
    this.sheet = sheet;
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

  /// As it was kept. Answers that the rules of this version do not ask for any more are left out.
  static Landing of(KeptLanding kept, Pathways pathways, Manifest manifest, LocalDate day) {
    var landing =
        new Landing(
            kept.id(), pathways, kept.sheet(), manifest, kept.country(), day, kept.madeUp());
    if (!kept.places().isEmpty()) {
      landing.places(kept.places(), new Refusals());
    }
    kept.told()
        .forEach((key, facts) ->
            facts.forEach((fact, text) -> {
              try {
                landing.tell(key, Map.of(fact, text));
              } catch (IllegalArgumentException _) {
                // The fact is none of this version's.
              }
            }));
    landing.pins.addAll(kept.pins());
    landing.choices = Choices.of(kept.choices());
    return landing;
  }

  /// All of it that cannot be worked out again.
  synchronized KeptLanding kept() {
    Map<String, Map<String, String>> answered = new LinkedHashMap<>();
    told.forEach((key, facts) -> answered.put(key, Map.copyOf(facts)));
    return new KeptLanding(
        id,
        country,
        day.toString(),
        madeUp,
        sheet,
        placesTable,
        answered,
        List.copyOf(pins),
        choices.all());
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
      if (!holds(pin, places)) {
        refusals.refuse(
            "PLACEMENT_PIN",
            pin.family(),
            "the decision names %s, which is not in this table; it waits until it is"
                .formatted(pin.place()));
      }
    }
    placesTable = table;
    compact = places;
    intake = next;
    plan = null;
  }

  private static List<Pin> holding(List<Pin> pins, Compact places) {
    return pins.stream().filter(pin -> holds(pin, places)).toList();
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
    plan = solved;
  }

  /// Takes all decisions about a family back.
  public synchronized void unpin(String family) {
    pins.removeIf(pin -> pin.family().equals(family));
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
    answers = null;
    intake = null;
    plan = null;
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
