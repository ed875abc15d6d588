package org.contadora.ledger.entries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.contadora.ledger.Entries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {
  private static final Instant RECORDED = Instant.parse("2025-01-26T07:12:00.250Z");

  private static final List<String> GOLDENS =
      List.of(
          """
          {"description":"Receptor propio en la azotea de la redacción","kind":"source","licence":"CC-BY-4.0",\
          "name":"Azotea","recorded":"2025-01-26T07:12:00.250Z","source_id":"receiver-1"}\
          """,
          """
          {"bytes":17,"collected_at":"2025-01-26T07:10:00.000Z","collector":"collector-1",\
          "fetched_from":"http://receiver.example/data/aircraft.json","kind":"capture",\
          "media_type":"application/json","recorded":"2025-01-26T07:12:00.250Z",\
          "sha256":"CAPTURED","source_id":"receiver-1"}\
          """,
          """
          {"captures":["CAPTURED"],"engine":"contadora-flights 0.1.0","kind":"observation",\
          "payload":{"arrival":"SKBO","arrival_basis":"observed","departure":"KBIF"},\
          "recorded":"2025-01-26T07:12:00.250Z","rules_version":"2025-01","subject":"leg:a835af-20250126T0710"}\
          """,
          """
          {"class":"removal","evidence":[{"code":"HUB_DEPARTURE","parameters":{"airport":"KBIF"},\
          "source":"rule book","weight_ppm":1250000}],"kind":"finding","payload":{},\
          "probability_ppm":912000,"recorded":"2025-01-26T07:12:00.250Z","rules_version":"2025-01",\
          "subject":"leg:a835af-20250126T0710"}\
          """,
          """
          {"decided_at":"2025-01-26T08:10:00.000Z","kind":"decision",\
          "reason":"Aterrizaje visto por dos receptores","recorded":"2025-01-26T07:12:00.250Z",\
          "reviewer":"reviewer-2","subject":"leg:a835af-20250126T0710","tags":[],"verdict":"confirmed"}\
          """,
          """
          {"address":"https://claims.example/1","capture":"CAPTURED","kind":"claim","language":"es",\
          "recorded":"2025-01-26T07:12:00.250Z","said_on":"2025-01-26","source_id":"receiver-1",\
          "subject":"event:colombia-2025-01-26","text":"Dos aviones fueron devueltos"}\
          """,
          """
          {"about":["leg:a835af-20250126T0710"],"by":"reviewer-2","corrected_at":"2025-01-26T07:10:00.000Z","corrects":3,"kind":"correction",\
          "reason":"Matrícula equivocada","recorded":"2025-01-26T07:12:00.250Z"}\
          """,
          """
          {"by":"editor-1","checkpoint_root":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
          "checkpoint_size":5,"kind":"publication","published_at":"2025-01-26T07:10:00.000Z",\
          "recorded":"2025-01-26T07:12:00.250Z","report_id":"monthly-2025-01-es",\
          "sha256":"4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a","title":"Enero de 2025"}\
          """,
          """
          {"by":"editor-1","changes":{"HUB_DEPARTURE":{"from_ppm":1250000,"to_ppm":1310000}},\
          "decided_at":"2025-01-26T07:10:00.000Z","from_rules":"2025-01","kind":"recalibration",\
          "reason":"Cuarenta decisiones nuevas","recorded":"2025-01-26T07:12:00.250Z","to_rules":"2025-02"}\
          """,
          """
          {"by":"admin-1","changed_at":"2025-01-26T07:10:00.000Z","kind":"key_change",\
          "new_key":"ledger.example+1a2b3c4d+AQID","reason":"First key",\
          "recorded":"2025-01-26T07:12:00.250Z"}\
          """);

  @Test
  void everyKindHasItsOneForm() {
    List<Entry> entries = Entries.oneOfEachKind();
    for (int i = 0; i < entries.size(); i++) {
      String golden = GOLDENS.get(i).replace("CAPTURED", Entries.CAPTURED.hex());
      var recorded = new Recorded(RECORDED, null, entries.get(i));

      assertThat(new String(EntryCodec.encode(recorded), UTF_8)).isEqualTo(golden);
      assertThat(EntryCodec.decode(golden.getBytes(UTF_8))).isEqualTo(recorded);
    }
    var kinds = new HashSet<Class<?>>();
    entries.forEach(entry -> kinds.add(entry.getClass()));
    assertThat(kinds).containsExactlyInAnyOrder(Entry.class.getPermittedSubclasses());
  }

  @Test
  void aClockThatWentBackStandsInTheEntry() {
    var recorded = new Recorded(RECORDED, RECORDED.minusSeconds(5), Entries.keyChange());

    assertThat(new String(EntryCodec.encode(recorded), UTF_8))
        .contains("\"clock\":\"2025-01-26T07:11:55.250Z\"");
    assertThat(EntryCodec.decode(EntryCodec.encode(recorded))).isEqualTo(recorded);
  }

  @Test
  void hostileTextComesBackAsItWas() {
    String text = "=cmd|'/c'!A1\u0000\u001f\b\t\n\f\r\"\\</script>\u2028 ñ Kreyòl 🛩";
    var claim = new Claim(Subject.event("e:1"), "s", text, "ht", null, null, null);

    byte[] bytes = EntryCodec.encode(new Recorded(RECORDED, null, claim));

    assertThat(new String(bytes, UTF_8))
        .contains(
            "\"text\":\"=cmd|'/c'!A1\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\</script>\u2028 ñ Kreyòl 🛩\"");
    assertThat(EntryCodec.decode(bytes).entry()).isEqualTo(claim);
  }

  /// The example of RFC 8785, section 3.2.3: members in the order of their UTF-16 units.
  @Test
  void membersAreSortedAsRfc8785Shows() {
    String json =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}\
        """;

    assertThat(Json.of(json).text())
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1.5}", "{\"a\":1e3}", "{\"a\":9007199254740992}", "{\"a\":1,\"a\":2}", "[1]",
            "{} {}",
        "{\"a\":01}", "{\"a\":NaN}", "{\"a\":\"\\ud800\"}", "", "{\"a\":", "null"
      })
  void jsonThatHasNoOneFormIsRefused(String json) {
    assertThatThrownBy(() -> Json.of(json)).isInstanceOf(EntryException.class);
  }

  @Test
  void anythingButTheCanonicalBytesIsRefused() {
    String golden = GOLDENS.getLast();
    assertRefused(" " + golden, "canonical");
    assertRefused(golden.replace("\":\"", "\": \""), "canonical");
    assertRefused(golden + "\n", "canonical");
    assertRefused(golden.replace(".250Z", ".25Z"), "canonical");
    assertRefused(golden.replace("First", "\\u0046irst"), "canonical");
    assertRefused(golden.replace("key_change", "key_lost"), "kind (key_lost) is not known");
    assertRefused(golden.replace("{\"by\"", "{\"age\":1,\"by\""), "member age");
    assertRefused(golden.replace("\"by\":\"admin-1\",", ""), "must have the member by");
    assertRefused(golden.replace("\"admin-1\"", "7"), "by (7) must be a text");
    assertRefused(golden.replace("2025-01-26T07:10:00.000Z", "yesterday"), "must be a time");
  }

  private static void assertRefused(String bytes, String because) {
    assertThatThrownBy(() -> EntryCodec.decode(bytes.getBytes(UTF_8)))
        .isInstanceOf(EntryException.class)
        .hasMessageContaining(because);
  }

  @Test
  void everyBitThatChangesIsRefusedOrChangesTheEntry() {
    var recorded = new Recorded(RECORDED, null, Entries.finding());
    byte[] bytes = EntryCodec.encode(recorded);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(EntryCodec.decode(flipped)).as("bit %d", bit).isNotEqualTo(recorded);
      } catch (EntryException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void randomBytesAreRefusedWithAMessage() {
    var random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = GOLDENS.get(i % GOLDENS.size()).getBytes(UTF_8);
      for (int change = random.nextInt(1, 5); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] =
            (byte) "{}[]\",:0a\\-e.\u0000".charAt(random.nextInt(14));
      }
      try {
        EntryCodec.decode(bytes);
      } catch (EntryException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void theLongestEntryHas65535Bytes() {
    int frame = EntryCodec.encode(new Recorded(RECORDED, null, claim(1))).length - 1;
    int most = EntryCodec.MAX_BYTES - frame;

    assertThat(EntryCodec.encode(new Recorded(RECORDED, null, claim(most)))).hasSize(65_535);
    assertThatThrownBy(() -> EntryCodec.encode(new Recorded(RECORDED, null, claim(most + 1))))
        .isInstanceOf(EntryException.class)
        .hasMessageContaining("65536 bytes")
        .hasMessageContaining("Maybe");
  }

  private static Claim claim(int length) {
    return new Claim(Subject.event("e"), "s", "x".repeat(length), "es", null, null, null);
  }

  @Test
  void entriesThatSayNothingOrContradictThemselvesAreRefused() {
    assertThatThrownBy(() -> Entries.finding(Entries.LEG, 1_000_001))
        .hasMessageContaining("probability_ppm (1000001)");
    assertThatThrownBy(() -> Entries.correction(7, 7L)).hasMessageContaining("another entry");
    assertThatThrownBy(() -> Subject.parse("leg")).hasMessageContaining("type:id");
    assertThatThrownBy(() -> Subject.parse("Leg:x")).hasMessageContaining("lower-case");
    assertThatThrownBy(() -> Subject.leg("")).hasMessageContaining("1 to 500");
    assertThatThrownBy(() ->
            new Decision(
                Subject.leg("x"),
                "r",
                Decision.Verdict.CONFIRMED,
                "transfer",
                List.of(),
                "why",
                RECORDED))
        .hasMessageContaining("class_changed");
  }
}
