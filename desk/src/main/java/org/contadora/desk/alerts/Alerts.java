package org.contadora.desk.alerts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.contadora.desk.alerts.DeliveryFailure.Why;
import org.contadora.desk.live.LiveListener;
import org.contadora.desk.live.Waiting;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.live.Ended;
import org.contadora.flights.live.LiveAircraft;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells people what their rules wait for: once, over the channels that the rule names, with the
/// evidence and where to look; and keeps what was told. Safe for several threads.
public final class Alerts implements LiveListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Alerts.class.getName());
  private static final String FILE = "alerts.db";
  private static final String RULE = "rule";
  private static final String CHANNEL = "channel";
  private static final int MOST = 200;

  /// The same rule says the same of an aircraft only once in this time: longer than a rotation's
  /// outward flights, shorter than a day's turn.
  static final Duration ONCE_IN = Duration.ofHours(12);

  /// Waits between tries on a channel that fails.
  static final List<Duration> TRIES =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

  private final AlertStore store;
  private final Matching matching;
  private final Clock clock;
  private final Waiting waiting;
  private final Webhooks webhooks;
  private final Letters letters;
  private final Supplier<URI> base;
  private final Supplier<Set<String>> watched;
  private final LongConsumer told;
  private final Map<String, AlertTexts> texts = new HashMap<>();
  private final Set<Thread> sending = ConcurrentHashMap.newKeySet();
  private volatile List<AlertRule> rules = List.of();

  /// What alerts need of the desk.
  ///
  /// @param base address under which people reach the desk
  /// @param watched what people watch, in capitals
  /// @param told is told the id of an alert that was made, or of which a delivery has ended
  /// @param patience how long the other side is waited for
  public record Parts(
      Airports airports,
      Clock clock,
      Waiting waiting,
      Duration patience,
      Supplier<URI> base,
      Supplier<Set<String>> watched,
      LongConsumer told) {}

  private Alerts(AlertStore store, Parts parts) {
    this.store = store;
    matching = new Matching(parts.airports());
    clock = parts.clock();
    waiting = parts.waiting();
    webhooks = new Webhooks(parts.patience());
    letters = new Letters(parts.patience());
    base = parts.base();
    watched = parts.watched();
    told = parts.told();
    for (String language : AlertTexts.LANGUAGES) {
      texts.put(language, AlertTexts.of(language));
    }
  }

  /// Opens the alerts kept in the desk's folder, and sends what an earlier run could not.
  public static Alerts open(Path data, Parts parts) throws IOException {
    Alerts alerts = new Alerts(AlertStore.open(data.resolve(FILE)), parts);
    alerts.readRules();
    for (Alert alert : alerts.store.waiting()) {
      for (Alert.Delivery delivery : alert.deliveries()) {
        if (delivery.state() == Alert.State.WAITING) {
          alerts.deliver(alert, delivery.channel());
        }
      }
    }
    return alerts;
  }

  private void readRules() {
    List<AlertRule> all = new ArrayList<>();
    store.settings(RULE).forEach((name, settings) -> all.add(AlertRule.of(name, settings)));
    rules = List.copyOf(all);
  }

  @Override
  public void seen(List<LiveAircraft> aircraft, Instant now) {
    List<AlertRule> all = rules;
    if (all.isEmpty()) {
      return;
    }
    Set<String> keys = watched.get();
    for (LiveAircraft each : aircraft) {
      LiveAircraft other = each.other();
      for (AlertRule rule : all) {
        matching.seen(rule, each, keys, now).ifPresent(match -> make(rule, match));
        if (other != null) {
          matching.seen(rule, other, keys, now).ifPresent(match -> make(rule, match));
        }
      }
    }
  }

  @Override
  public void ended(List<Ended> ended, Instant now) {
    for (Ended each : ended) {
      for (Finding finding : each.findings()) {
        if (!each.newLegs().contains(finding.leg().id())) {
          continue;
        }
        for (AlertRule rule : rules) {
          matching.ended(rule, finding, now).ifPresent(match -> make(rule, match));
        }
      }
    }
  }

  private void make(AlertRule rule, Matching.Match match) {
    Instant since = match.alert().time().minus(ONCE_IN);
    List<String> known =
        rule.channels().stream().filter(store.settings(CHANNEL)::containsKey).toList();
    store
        .add(match.alert(), match.once(), since, known)
        .flatMap(store::find)
        .ifPresent(alert -> {
          told.accept(alert.id());
          known.forEach(channel -> deliver(alert, channel));
        });
  }

  /// Sends on a thread of its own, so that neither feeds nor other channels wait.
  private void deliver(Alert alert, String channel) {
    Thread thread =
        Thread.ofVirtual()
            .name("alert-" + alert.id())
            .unstarted(() -> {
              try {
                send(alert, channel);
              } catch (InterruptedException _) {
                // The desk stops: what waits is sent when it starts again.
              } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The alert %d failed.".formatted(alert.id()), e);
              } finally {
                sending.remove(Thread.currentThread());
              }
            });
    sending.add(thread);
    thread.start();
  }

  private void send(Alert alert, String name) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      Map<String, String> settings = store.settings(CHANNEL).get(name);
      Alert.Delivery delivery =
          settings == null
              ? failed(
                  name, Alert.State.FAILED, tries, Why.CHANNEL_GONE, "The channel was taken down.")
              : attempt(alert, Channel.of(name, settings), tries);
      store.delivered(alert.id(), delivery);
      told.accept(alert.id());
      if (delivery.state() != Alert.State.WAITING) {
        return;
      }
      waiting.pass(TRIES.get(tries - 1));
    }
  }

  private Alert.Delivery attempt(Alert alert, Channel channel, int tries) {
    boolean last = tries > TRIES.size();
    Alert.State again = last ? Alert.State.FAILED : Alert.State.WAITING;
    String name = channel.name();
    try {
      switch (channel) {
        case Channel.Webhook webhook -> {
          int status = webhooks.post(webhook, json(alert), clock.instant().getEpochSecond());
          if (status >= 200 && status < 300) {
            return sent(name, tries, "It answered %d.".formatted(status));
          }
          boolean final4xx = status >= 400 && status < 500 && status != 408 && status != 429;
          return failed(
              name,
              final4xx ? Alert.State.FAILED : again,
              tries,
              Why.ofStatus(status),
              "It answered %d, expected 200 to 299.".formatted(status));
        }
        case Channel.Email email -> {
          AlertTexts words = words(email.language());
          letters.send(email, words.title(alert), words.body(alert, link(alert)), clock.instant());
          return sent(name, tries, "The mail server took it.");
        }
      }
    } catch (IOException e) {
      return failed(name, again, tries, Why.of(e), String.valueOf(e.getMessage()));
    }
  }

  private Alert.Delivery sent(String channel, int tries, String detail) {
    return new Alert.Delivery(channel, Alert.State.SENT, tries, clock.instant(), "", detail);
  }

  private Alert.Delivery failed(
      String channel, Alert.State state, int tries, Why why, String detail) {
    return new Alert.Delivery(channel, state, tries, clock.instant(), why.name(), detail);
  }

  /// The texts of a language, Spanish where there is no such.
  public AlertTexts words(String language) {
    AlertTexts words = texts.get(language);
    return words != null ? words : AlertTexts.of("es");
  }

  /// Where an alert's flight or aircraft is shown.
  public String link(Alert alert) {
    return base.get().resolve(alert.path()).toString();
  }

  /// What webhooks get.
  private String json(Alert alert) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode json = mapper.createObjectNode();
    json.put("id", alert.id());
    json.put("time", alert.time().toString());
    json.put("rule", alert.rule());
    json.put("kind", alert.kind().code());
    json.put("aircraft", alert.aircraft());
    json.put("name", alert.name());
    json.put("leg_id", alert.legId());
    json.put("link", link(alert));
    ObjectNode text = json.putObject("text");
    texts.forEach((language, words) -> text.put(language, words.title(alert)));
    json.set("facts", mapper.valueToTree(alert.facts()));
    ArrayNode evidence = json.putArray("evidence");
    for (Alert.Said said : alert.evidence()) {
      evidence
          .addObject()
          .put("code", said.code())
          .put("weight", said.weight())
          .set("parameters", mapper.valueToTree(said.parameters()));
    }
    return mapper.writeValueAsString(json);
  }

  /// Alerts, the newest first.
  public List<Alert> newest(int limit) {
    return store.newest(limit);
  }

  // ---- setting up

  /// The rules, by name.
  public List<AlertRule> rules() {
    return rules;
  }

  /// Sets a rule up.
  ///
  /// @throws AlertException if it cannot be used
  public synchronized void putRule(String name, Map<String, String> settings) {
    AlertRule rule = AlertRule.of(name, settings);
    Set<String> unknown = new LinkedHashSet<>(rule.channels());
    unknown.removeAll(store.settings(CHANNEL).keySet());
    if (!unknown.isEmpty()) {
      throw new AlertException("There is no channel (%s).".formatted(String.join(", ", unknown)));
    }
    requireRoom(RULE, name);
    store.put(RULE, name, rule.settings());
    readRules();
  }

  private void requireRoom(String table, String name) {
    Map<String, Map<String, String>> all = store.settings(table);
    if (!all.containsKey(name) && all.size() >= MOST) {
      throw new AlertException("At most %d %ss can be set up.".formatted(MOST, table));
    }
  }

  /// Takes a rule down.
  ///
  /// @return whether there was such
  public synchronized boolean removeRule(String name) {
    boolean was = store.remove(RULE, name);
    readRules();
    return was;
  }

  /// The channels' settings without what is secret, by name.
  public Map<String, Map<String, String>> channels() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    store.settings(CHANNEL).forEach((name, settings) -> all.put(name, Channel.shown(settings)));
    return all;
  }

  /// Sets a channel up. Secrets that are left out stay as they were.
  ///
  /// @throws AlertException if it cannot be used
  public synchronized void putChannel(String name, Map<String, String> settings) {
    Map<String, String> whole = new LinkedHashMap<>(settings);
    Map<String, String> kept = store.settings(CHANNEL).getOrDefault(name, Map.of());
    for (String secret : Channel.SECRETS) {
      if (kept.containsKey(secret) && !whole.containsKey(secret) && sameEnd(kept, whole)) {
        whole.put(secret, kept.getOrDefault(secret, ""));
      }
    }
    Channel.of(name, whole);
    requireRoom(CHANNEL, name);
    store.put(CHANNEL, name, whole);
  }

  /// Whether two settings lead to one place: a secret is not carried over to another.
  private static boolean sameEnd(Map<String, String> a, Map<String, String> b) {
    for (String key : List.of("kind", "url", "host", "user")) {
      if (!a.getOrDefault(key, "").equals(b.getOrDefault(key, ""))) {
        return false;
      }
    }
    return true;
  }

  /// Takes a channel down; rules that name it go on without it.
  ///
  /// @return whether there was such
  public synchronized boolean removeChannel(String name) {
    return store.remove(CHANNEL, name);
  }

  /// Sends a test over a channel.
  ///
  /// @return the alert as it was made; empty if there is no such channel
  public Optional<Alert> test(String channel, String who) {
    if (!store.settings(CHANNEL).containsKey(channel)) {
      return Optional.empty();
    }
    Alert alert =
        new Alert(
            0,
            clock.instant(),
            "test",
            AlertKind.TEST,
            "",
            who,
            null,
            Map.of(),
            List.of(),
            List.of());
    @Nullable Instant always = clock.instant().plusSeconds(1);
    Optional<Alert> made = store.add(alert, "test", always, List.of(channel)).flatMap(store::find);
    made.ifPresent(each -> {
      told.accept(each.id());
      deliver(each, channel);
    });
    return made;
  }

  /// Sends no more; what waits is sent when the desk starts again.
  @Override
  public void close() {
    for (Thread thread : sending) {
      thread.interrupt();
    }
    for (Thread thread : sending) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
