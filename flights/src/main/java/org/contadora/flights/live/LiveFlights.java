package org.contadora.flights.live;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.Findings;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegMachine;
import org.contadora.flights.legs.LegRules;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Coverage;
import org.contadora.flights.tracks.Observed;
import org.jspecify.annotations.Nullable;

/// The live front of the engine: positions of any aircraft in, as they come; out, what flies now
/// and what has ended, judged by the same rule book. One [LegMachine] an aircraft, as for files.
///
/// Pure: it reads no clock and is told the time. Not safe for several threads.
public final class LiveFlights {
  /// How long the legs of an aircraft are remembered, to chain them into rotations:
  /// [org.contadora.flights.rotations.Rotations] lets nothing reach further back than 60 hours.
  static final long REMEMBERED_MS = 72 * 3_600_000L;

  /// How long after its end a removal-related flight keeps its aircraft in view.
  private static final long RELATED_FOR_MS = 2 * 3_600_000L;

  /// A flight in the air is judged anew this often, milliseconds of its own time.
  private static final long JUDGE_EVERY_MS = 60_000;

  /// An aircraft on the ground is forgotten after this silence, milliseconds.
  private static final long FORGOTTEN_AFTER_MS = 24 * 3_600_000L;

  /// A hub is looked for this often, milliseconds of the aircraft's own time (own estimate: at 450
  /// kt it goes on by little more than a mile).
  private static final long HUB_LOOK_MS = 10_000;

  /// How many positions were refused is reported this often while an aircraft is heard,
  /// milliseconds (own estimate: whoever looks at a feed's bad data wants those of today).
  private static final long REPORT_EVERY_MS = 600_000;

  /// By this code a machine tells that a second aircraft sends its address.
  private static final String ADDRESS_SHARED = "ADDRESS_SHARED";

  private final Airports airports;
  private RuleBook rules;
  private Findings findings;
  private final Reach reach;
  private final Hubs hubs;
  private final Function<String, Refusals> refusals;

  /// What the machines have refused and nobody was told yet.
  private final Refusals refused = new Refusals();

  private final Coverage coverage = new Coverage();
  private final Observed observed = new Observed();
  private final Map<String, Track> tracks = new HashMap<>();
  private final Set<Track> ended = new LinkedHashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Positions one = new Positions(new Aircraft(null, null, null, null, 0), "live");
  private final Interests interests = new Interests();
  private long observedMs = Sighting.NEVER;

  /// The latest position's time.
  private long nowMs;

  /// @param refusals where positions of a feed that cannot be true are counted, by its name
  public LiveFlights(Airports airports, RuleBook rules, Function<String, Refusals> refusals) {
    this.airports = airports;
    this.rules = rules;
    this.refusals = refusals;
    findings = new Findings(rules, airports::find);
    reach = new Reach(airports);
    hubs = new Hubs(airports, rules);
  }

  /// Judges by another rule book from now on: flights in the air with their next position, and what
  /// ends. What was taken before stays judged as it was until an aircraft's next leg ends.
  public void judgeBy(RuleBook other) {
    rules = other;
    findings = new Findings(other, airports::find);
    hubs.goBy(other);
    for (Track track : tracks.values()) {
      track.judgedMs = Sighting.NEVER;
      know(track);
      String sent = Positions.unpackCallsign(track.here.callsign).orElse("");
      track.known |= findings.knows(sent);
    }
  }

  /// Names the aircraft that a person watches.
  ///
  /// @param keys addresses or registrations, in any case
  public void watch(Set<String> keys) {
    interests.watch(keys);
  }

  /// Takes positions of one aircraft. Those that are older than one taken before, or repeat it, are
  /// no news and left out.
  ///
  /// @return how many were news
  public int accept(Positions batch) {
    Aircraft aircraft = batch.aircraft();
    String key = aircraft.key();
    if (key.isEmpty() || batch.size() == 0) {
      return 0;
    }
    nowMs = Math.max(nowMs, batch.timeMs(batch.size() - 1));
    Track track = tracks.get(key);
    if (track == null || track.machineEnded) {
      track = begin(aircraft, key, track);
    }
    if (!aircraft.equals(track.aircraft)) {
      Aircraft more = track.aircraft.or(aircraft);
      if (!more.equals(track.aircraft)) {
        track.aircraft = more;
        know(track);
      }
    }
    batch.sortByTime();
    int news = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (track.isNews(batch, i)) {
        accept(track, batch, i);
        news++;
      }
    }
    if (news > 0) {
      look(track);
      changed.add(key);
    }
    return news;
  }

  private void accept(Track track, Positions batch, int i) {
    long callsign = track.here.callsign;
    track.see(batch, i);
    track.lost = false;
    track.origin = batch.origin();
    if (track.here.callsign != callsign) {
      String sent = Positions.unpackCallsign(track.here.callsign).orElse("");
      track.known |= findings.knows(sent);
    }
    one.reset(track.aircraft, batch.origin());
    one.addFrom(batch, i);
    if (track.timeMs - observedMs >= 1000) {
      observed.add(one);
      observedMs = track.timeMs;
    }
    track.sink.accept(one);
    tellRefused(track);
  }

  /// Hands on what was refused of what an aircraft's feed has just sent.
  private void tellRefused(Track track) {
    if (refused.isEmpty()) {
      return;
    }
    if (refused.counts().containsKey(ADDRESS_SHARED)) {
      track.shared();
    }
    refused.moveTo(refusals.apply(track.origin));
  }

  private Track begin(Aircraft aircraft, String key, @Nullable Track before) {
    Track track =
        new Track(
            before == null ? aircraft : before.aircraft.or(aircraft),
            this::machine,
            coverage,
            refused);
    know(track);
    if (before != null) {
      track.legs.addAll(before.legs);
      track.gaps.addAll(before.gaps);
      track.ended.addAll(before.ended);
      track.relatedUntilMs = before.relatedUntilMs;
      track.timeMs = before.timeMs;
      if (ended.remove(before)) {
        ended.add(track);
      }
    }
    tracks.put(key, track);
    return track;
  }

  private void know(Track track) {
    track.known |= findings.knows(track.aircraft);
    long ms = track.timeMs == Sighting.NEVER ? nowMs : track.timeMs;
    track.listed = findings.lists(track.aircraft, day(ms));
  }

  private static LocalDate day(long timeMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC);
  }

  private LegMachine machine(
      Aircraft aircraft, Refusals refused, org.contadora.flights.legs.LegSink sink) {
    return new LegMachine(
        aircraft,
        LegRules.standard(),
        airports,
        reach,
        address -> rules.isOfArmedForces(address),
        refused,
        sink);
  }

  /// What changes with a position beside the machine: legs that ended, the flight's finding, hubs.
  private void look(Track track) {
    if (!track.ended.isEmpty()) {
      ended.add(track);
      track.judgedMs = Sighting.NEVER;
    }
    if (track.known && track.timeMs - track.judgedMs >= JUDGE_EVERY_MS) {
      judge(track);
    }
    if (track.timeMs - track.hubLookedMs >= HUB_LOOK_MS) {
      track.hubLookedMs = track.timeMs;
      hubs.look(track);
    }
  }

  private void judge(Track track) {
    track.judgedMs = track.timeMs;
    track.forgetFindings();
    List<Leg> flying = track.machine.inFlight();
    if (flying.isEmpty()) {
      return;
    }
    Set<String> ids = new HashSet<>();
    flying.forEach(leg -> ids.add(leg.id()));
    List<Leg> legs = new ArrayList<>(track.legs);
    legs.removeIf(leg -> ids.contains(leg.id()));
    legs.addAll(flying);
    for (Finding finding : findings.judge(legs)) {
      if (ids.contains(finding.leg().id())) {
        track.judged(finding);
      }
    }
  }

  /// Ends the flights of aircraft that have been silent for longer than they can fly, and forgets
  /// those that have long stood on the ground. Where one is heard again all the same, its machine
  /// decides what it did meanwhile, as for files: the flight goes on under its id, or has ended in
  /// another place than was thought; it is then told anew.
  ///
  /// @param nowMs the time now
  public void pass(long nowMs) {
    var all = tracks.values().iterator();
    while (all.hasNext()) {
      Track track = all.next();
      long silentMs = nowMs - track.timeMs;
      if (nowMs - track.reportedMs >= REPORT_EVERY_MS) {
        track.reportedMs = nowMs;
        track.machine.reportRefusals(false);
        tellRefused(track);
      }
      OptionalDouble patience =
          silentMs < 60_000 || track.hasEnded()
              ? OptionalDouble.empty()
              : track.machine.patienceS();
      if (patience.isPresent()) {
        if (silentMs > patience.getAsDouble() * 1000) {
          track.machine.lost(observed);
          track.lost = true;
          ended(track);
        }
      } else if (silentMs > (track.known ? REMEMBERED_MS : FORGOTTEN_AFTER_MS)
          && track.ended.isEmpty()) {
        // Nobody ends it any more: what it still holds back is refused for good.
        track.machine.reportRefusals(true);
        tellRefused(track);
        all.remove();
      }
    }
  }

  /// Ends every flight, as at the end of files.
  public void endAll() {
    for (Track track : tracks.values()) {
      if (!track.hasEnded()) {
        track.sink.end(observed);
        tellRefused(track);
        ended(track);
      }
      track.machineEnded = true;
    }
  }

  private void ended(Track track) {
    track.forgetFindings();
    if (!track.ended.isEmpty()) {
      ended.add(track);
    }
    changed.add(track.aircraft.key());
  }

  /// What has ended since this was last asked, aircraft by aircraft.
  public List<Ended> takeEnded() {
    List<Ended> all = new ArrayList<>();
    for (Track track : ended) {
      Set<String> news = new LinkedHashSet<>(track.ended);
      track.ended.clear();
      List<Finding> judged = findings.judge(track.legs);
      for (Finding finding : judged) {
        if (news.contains(finding.leg().id()) && finding.removalRelated()) {
          track.relatedUntilMs = track.timeMs + RELATED_FOR_MS;
        }
      }
      all.add(new Ended(judged, track.gaps, news));
      track.forgetBefore(track.known ? track.timeMs - REMEMBERED_MS : Long.MAX_VALUE);
      changed.add(track.aircraft.key());
    }
    ended.clear();
    return all;
  }

  /// Aircraft of which something new was heard since this was last asked.
  public Set<String> takeChanged() {
    Set<String> all = new LinkedHashSet<>(changed);
    changed.clear();
    return all;
  }

  /// All aircraft that a person would look at, in the order of their keys.
  public List<LiveAircraft> ofInterest(long nowMs) {
    List<LiveAircraft> all = new ArrayList<>();
    for (Track track : tracks.values()) {
      Interest interest = interests.of(track);
      if (interest != Interest.NONE && Interests.isShown(track, nowMs)) {
        all.add(track.picture(interest, airports));
      }
    }
    all.sort(java.util.Comparator.comparing(LiveAircraft::key));
    return all;
  }

  /// The aircraft of that key, if it is heard now and a person would look at it.
  public Optional<LiveAircraft> find(String key, long nowMs) {
    Track track = tracks.get(key);
    if (track == null || !Interests.isShown(track, nowMs)) {
      return Optional.empty();
    }
    Interest interest = interests.of(track);
    return interest == Interest.NONE
        ? Optional.empty()
        : Optional.of(track.picture(interest, airports));
  }

  /// Whether [#find] has anything, without drawing it: that looks at every airport ahead.
  public boolean shows(String key, long nowMs) {
    Track track = tracks.get(key);
    return track != null && Interests.isShown(track, nowMs) && interests.of(track) != Interest.NONE;
  }

  /// Why a person would look at the aircraft of that key.
  public Interest interest(String key) {
    Track track = tracks.get(key);
    return track == null ? Interest.NONE : interests.of(track);
  }

  /// Addresses of the aircraft that the rule book lists on a day, and of those that a person
  /// watches by address.
  public Set<String> listedAddresses(LocalDate day) {
    Set<String> all = new java.util.TreeSet<>(rules.listedAddresses(day));
    for (String key : interests.watched()) {
      IcaoAddress.parse(key).map(IcaoAddress::toString).ifPresent(all::add);
    }
    return all;
  }

  /// How many aircraft have been heard within a time.
  public int heardSince(long sinceMs) {
    int count = 0;
    for (Track track : tracks.values()) {
      count += track.timeMs >= sinceMs ? 1 : 0;
    }
    return count;
  }

  /// In which hours there were positions, day by day.
  public List<Coverage.Day> coverage() {
    return coverage.days();
  }

  /// Every hour in which there were positions.
  public List<Coverage.Hour> coverageHours() {
    return coverage.hours();
  }
}
