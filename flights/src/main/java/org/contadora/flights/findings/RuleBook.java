package org.contadora.flights.findings;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Sha256;
import org.contadora.flights.findings.Rules.AddressBlock;
import org.contadora.flights.findings.Rules.Callsign;
import org.contadora.flights.findings.Rules.Destination;
import org.contadora.flights.findings.Rules.Exclusion;
import org.contadora.flights.findings.Rules.Hub;
import org.contadora.flights.findings.Rules.Lateral;
import org.contadora.flights.findings.Rules.NumberBlock;
import org.contadora.flights.findings.Rules.Operator;
import org.contadora.flights.findings.Rules.PeopleRule;
import org.contadora.flights.findings.Rules.Role;
import org.contadora.flights.findings.Rules.Tail;
import org.contadora.flights.findings.Rules.Weight;
import org.jspecify.annotations.Nullable;

/// What is known of operators, flight numbers, call signs, hubs, destinations, laterals, tails,
/// armed forces' addresses, other purposes, weights and people aboard: dated rows with sources in
/// one folder of CSV files that can be edited without code.
///
/// A folder may hold any of the files; the shipped ones stand for those it does not hold. Dates are
/// inclusive, an empty end is open.
public final class RuleBook {
  private static final String VERSION_FILE = "VERSION";
  private static final int HASH_DIGITS = 8;

  private final SortedMap<String, String> contents;
  private final String version;
  private final Map<String, List<Operator>> operators = new HashMap<>();
  private final Map<String, List<NumberBlock>> numbers = new HashMap<>();
  private final List<Callsign> callsigns;
  private final Map<String, List<Hub>> hubs = new HashMap<>();
  private final Map<String, List<Destination>> destinations = new HashMap<>();
  private final List<Exclusion> exclusions;
  private final List<Lateral> laterals;
  private final Map<String, List<Tail>> tails = new HashMap<>();
  private final List<AddressBlock> military;
  private final SortedMap<String, Weight> weights = new TreeMap<>();
  private final List<PeopleRule> people;
  private final List<PublishedCount> published;

  private RuleBook(SortedMap<String, String> contents) {
    this.contents = contents;
    version =
        Objects.requireNonNull(contents.get(VERSION_FILE)).strip() + "+" + shortHash(contents);
    for (Operator each :
        RuleRows.OPERATORS.read(content(contents, RuleRows.OPERATORS), RuleRows::operator)) {
      operators.computeIfAbsent(each.designator(), _ -> new ArrayList<>()).add(each);
    }
    for (NumberBlock each :
        RuleRows.NUMBERS.read(content(contents, RuleRows.NUMBERS), RuleRows::numberBlock)) {
      numbers.computeIfAbsent(each.designator(), _ -> new ArrayList<>()).add(each);
    }
    callsigns = RuleRows.CALLSIGNS.read(content(contents, RuleRows.CALLSIGNS), RuleRows::callsign);
    for (Hub each : RuleRows.HUBS.read(content(contents, RuleRows.HUBS), RuleRows::hub)) {
      hubs.computeIfAbsent(each.airport(), _ -> new ArrayList<>()).add(each);
    }
    for (Destination each :
        RuleRows.DESTINATIONS.read(
            content(contents, RuleRows.DESTINATIONS), RuleRows::destination)) {
      destinations.computeIfAbsent(each.place(), _ -> new ArrayList<>()).add(each);
    }
    exclusions =
        RuleRows.EXCLUSIONS.read(content(contents, RuleRows.EXCLUSIONS), RuleRows::exclusion);
    laterals = RuleRows.LATERALS.read(content(contents, RuleRows.LATERALS), RuleRows::lateral);
    for (Tail each : RuleRows.TAILS.read(content(contents, RuleRows.TAILS), RuleRows::tail)) {
      tails.computeIfAbsent(each.registration(), _ -> new ArrayList<>()).add(each);
      if (!each.icao24().isEmpty()) {
        tails.computeIfAbsent(each.icao24(), _ -> new ArrayList<>()).add(each);
      }
    }
    military =
        RuleRows.MILITARY_ADDRESSES.read(
            content(contents, RuleRows.MILITARY_ADDRESSES), RuleRows::addressBlock);
    for (Weight each :
        RuleRows.WEIGHTS.read(content(contents, RuleRows.WEIGHTS), RuleRows::weight)) {
      weights.put(each.code(), each);
    }
    people = RuleRows.PEOPLE.read(content(contents, RuleRows.PEOPLE), RuleRows::peopleRule);
    published =
        RuleRows.PUBLISHED.read(content(contents, RuleRows.PUBLISHED), RuleRows::publishedCount);
  }

  /// The rule book that comes with the program.
  public static RuleBook shipped() {
    return new RuleBook(shippedContents());
  }

  /// The rule book in `folder`.
  ///
  /// @throws RuleBookException if a row cannot be used, with file, line, field, value, expectation
  /// @throws IOException if a file cannot be read
  public static RuleBook load(Path folder) throws IOException {
    SortedMap<String, String> contents = shippedContents();
    int found = 0;
    for (String name : List.copyOf(contents.keySet())) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        contents.put(name, Files.readString(file));
        found++;
      }
    }
    Names.requireKnown(folder, contents.keySet(), found);
    if (found == 0) {
      throw new RuleBookException(
          "The rule book (%s) must be a folder with files such as %s."
              .formatted(folder, RuleRows.HUBS.name()));
    }
    return new RuleBook(contents);
  }

  /// Refuses airports that are not known, for no leg would ever meet their rows.
  ///
  /// @param known whether the reference has an airport under this code
  /// @throws RuleBookException for the first that is not known, with file, line, field and value
  public void requireAirports(Predicate<String> known) {
    // The shipped airports lack small fields, of which the shipped rules name some.
    Predicate<String> named = known.or(shipped().hubs::containsKey);
    check(RuleRows.HUBS, row -> row.requireAirport("airport", named));
    check(
        RuleRows.DESTINATIONS,
        row -> {
          row.requirePlace("place", named);
          row.requireAirports("usual", named);
        });
    check(
        RuleRows.EXCLUSIONS,
        row -> {
          row.requirePlace("departure", named);
          row.requirePlace("arrival", named);
        });
    check(
        RuleRows.LATERALS,
        row -> {
          row.requireAirport("departure", named);
          row.requireAirport("arrival", named);
        });
  }

  private void check(RuleFile file, Consumer<RuleFile.Row> rule) {
    file.read(
        content(contents, file),
        row -> {
          rule.accept(row);
          return row;
        });
  }

  /// Writes the shipped rule book to `folder`, to be edited there.
  public static void writeShipped(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var file : shippedContents().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /// The declared version and the beginning of the content's SHA-256, such as `2026.11+1f0c33aa`.
  public String version() {
    return version;
  }

  /// Published series, in the order of the file.
  public List<PublishedCount> published() {
    return published;
  }

  /// 24-bit addresses of the aircraft that are listed for missions on `day`, in hexadecimal.
  public List<String> listedAddresses(LocalDate day) {
    return tails.values().stream()
        .flatMap(List::stream)
        .filter(tail -> tail.kind() != Rules.TailKind.FREIGHTER && tail.validity().contains(day))
        .map(Tail::icao24)
        .filter(address -> !address.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /// Airports where missions start, gather people or stop on `day`, in the order of their codes.
  public List<String> missionHubs(LocalDate day) {
    return hubs.keySet().stream()
        .filter(airport -> LegEvidence.isMissionHub(this, airport, day))
        .sorted()
        .toList();
  }

  /// The operator with this designator on `day`; if `day` is in none of its periods, empty.
  Optional<Operator> findOperator(String designator, LocalDate day) {
    for (Operator each : operators.getOrDefault(designator, List.of())) {
      if (each.validity().contains(day)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// Whether any row, of whatever period, names this designator.
  boolean knowsDesignator(String designator) {
    return operators.containsKey(designator);
  }

  /// Blocks of flight numbers of the designator on `day`.
  List<NumberBlock> numberBlocks(String designator, LocalDate day) {
    List<NumberBlock> valid = new ArrayList<>();
    for (NumberBlock each : numbers.getOrDefault(designator, List.of())) {
      if (each.validity().contains(day)) {
        valid.add(each);
      }
    }
    return valid;
  }

  /// The first call-sign rule that fits on `day`.
  Optional<Callsign> findCallsign(String callsign, LocalDate day) {
    for (Callsign each : callsigns) {
      if (each.validity().contains(day) && each.pattern().matcher(callsign).matches()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// Whether a call-sign rule of whatever period fits.
  boolean knowsCallsign(String callsign) {
    for (Callsign each : callsigns) {
      if (each.pattern().matcher(callsign).matches()) {
        return true;
      }
    }
    return false;
  }

  /// The airport's grade on `day`.
  Optional<Hub> findHub(@Nullable String airport, LocalDate day) {
    for (Hub each : airport == null ? List.<Hub>of() : hubs.getOrDefault(airport, List.of())) {
      if (each.validity().contains(day)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// The airport as a destination on `day`, else its country.
  Optional<Destination> findDestination(@Nullable String airport, String country, LocalDate day) {
    for (String place : airport == null ? List.of(country) : List.of(airport, country)) {
      for (Destination each : destinations.getOrDefault(place, List.of())) {
        if (each.validity().contains(day)) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  List<Exclusion> exclusions() {
    return exclusions;
  }

  /// Whether people were flown from one airport to the other on `day` to be expelled there.
  boolean isLateral(@Nullable String departure, @Nullable String arrival, LocalDate day) {
    for (Lateral each : laterals) {
      if (each.departure().equals(departure)
          && each.arrival().equals(arrival)
          && each.validity().contains(day)) {
        return true;
      }
    }
    return false;
  }

  /// All rows on an aircraft, by registration or 24-bit address in hexadecimal.
  List<Tail> tails(String key) {
    return tails.getOrDefault(key, List.of());
  }

  /// Whether an address is in a block of armed forces, of whatever period.
  public boolean isOfArmedForces(IcaoAddress address) {
    return !militaryBlocks(address).isEmpty();
  }

  /// The blocks of armed forces that an address is in, of whatever period.
  List<AddressBlock> militaryBlocks(@Nullable IcaoAddress address) {
    return address == null || !address.assigned()
        ? List.of()
        : military.stream()
            .filter(block -> block.first() <= address.bits() && address.bits() <= block.last())
            .toList();
  }

  /// The weight of an evidence code, 0 if the rule book gives none.
  double weight(String code) {
    Weight weight = weights.get(code);
    return weight == null ? 0 : weight.value();
  }

  /// Where a weight comes from.
  String weightSource(String code) {
    Weight weight = weights.get(code);
    return weight == null ? "" : weight.source();
  }

  /// All weights by code.
  SortedMap<String, Weight> weights() {
    return weights;
  }

  /// The weights by code: natural log-odds.
  public SortedMap<String, Double> weightValues() {
    SortedMap<String, Double> values = new TreeMap<>();
    weights.forEach((code, weight) -> values.put(code, weight.value()));
    return values;
  }

  /// This rule book with other weights, and so with another version. Codes that it does not have
  /// are left out; weights that do not change keep their source.
  ///
  /// @param values natural log-odds by code
  /// @param source said of every weight that changes
  public RuleBook reweighted(SortedMap<String, Double> values, String source) {
    var text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("code", "weight", "source");
      for (Weight old : weights.values()) {
        double value = values.getOrDefault(old.code(), old.value());
        boolean moved = value != old.value();
        csv.writeRecord(
            old.code(),
            String.valueOf(value),
            moved ? source + "; before: " + old.source() : old.source());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, String> other = new TreeMap<>(contents);
    other.put(RuleRows.WEIGHTS.name(), text.toString());
    return new RuleBook(other);
  }

  /// The people aboard a leg to `country`.
  PeopleRule people(String country, @Nullable Role role, String type, LocalDate day) {
    for (PeopleRule each : people) {
      if (each.fits(country, role, type, day)) {
        return each;
      }
    }
    throw new RuleBookException(
        RuleRows.PEOPLE.name(),
        0,
        "last row",
        "missing",
        "one that fits every country, role and day");
  }

  private static String content(SortedMap<String, String> contents, RuleFile file) {
    return Objects.requireNonNull(contents.get(file.name()), file.name());
  }

  private static SortedMap<String, String> shippedContents() {
    SortedMap<String, String> contents = new TreeMap<>();
    contents.put(VERSION_FILE, resource(VERSION_FILE));
    for (RuleFile file : RuleRows.FILES) {
      contents.put(file.name(), resource(file.name()));
    }
    return contents;
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(RuleBook.class.getResourceAsStream("rules/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shortHash(SortedMap<String, String> contents) {
    MessageDigest digest = Sha256.digest();
    for (var file : contents.entrySet()) {
      digest.update((file.getKey() + '\n' + file.getValue()).getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hex(digest).substring(0, HASH_DIGITS);
  }
}
