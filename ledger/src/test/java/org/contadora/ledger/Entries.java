package org.contadora.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Decision;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Finding;
import org.contadora.ledger.entries.Json;
import org.contadora.ledger.entries.KeyChange;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Publication;
import org.contadora.ledger.entries.Recalibration;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/// Invented entries for tests, one of each kind and any number of findings.
public final class Entries {
  public static final Instant AT = Instant.parse("2025-01-26T07:10:00Z");
  public static final String LEG = "a835af-20250126T0710";
  public static final byte[] POSITIONS = "{\"icao\":\"a835af\"}".getBytes(StandardCharsets.UTF_8);
  public static final Hash CAPTURED = TreeHash.plain(POSITIONS);

  private Entries() {}

  public static Source source() {
    return new Source(
        "receiver-1", "Azotea", "Receptor propio en la azotea de la redacción", null, "CC-BY-4.0");
  }

  public static Capture capture() {
    return capture(POSITIONS);
  }

  public static Capture capture(byte[] bytes) {
    return new Capture(
        TreeHash.plain(bytes),
        bytes.length,
        "application/json",
        "receiver-1",
        "http://receiver.example/data/aircraft.json",
        AT,
        "collector-1",
        null);
  }

  public static Observation observation() {
    return new Observation(
        Subject.leg(LEG),
        List.of(CAPTURED),
        "contadora-flights 0.1.0",
        "2025-01",
        Json.of("{\"departure\":\"KBIF\",\"arrival\":\"SKBO\",\"arrival_basis\":\"observed\"}"));
  }

  public static Finding finding() {
    return finding(LEG, 912_000);
  }

  public static Finding finding(String legId, long probabilityPpm) {
    return new Finding(
        Subject.leg(legId),
        "removal",
        probabilityPpm,
        List.of(
            new Finding.Evidence(
                "HUB_DEPARTURE", 1_250_000, Json.of("{\"airport\":\"KBIF\"}"), "rule book")),
        "2025-01",
        Json.EMPTY);
  }

  public static Decision decision() {
    return new Decision(
        Subject.leg(LEG),
        "reviewer-2",
        Decision.Verdict.CONFIRMED,
        null,
        List.of(),
        "Aterrizaje visto por dos receptores",
        AT.plusSeconds(3600));
  }

  public static Claim claim() {
    return new Claim(
        Subject.event("colombia-2025-01-26"),
        "receiver-1",
        "Dos aviones fueron devueltos",
        "es",
        "https://claims.example/1",
        LocalDate.of(2025, 1, 26),
        CAPTURED);
  }

  public static Correction correction(long corrects, @Nullable Long replacement) {
    return new Correction(
        corrects, List.of(Subject.leg(LEG)), replacement, "Matrícula equivocada", "reviewer-2", AT);
  }

  public static Publication publication() {
    return new Publication(
        "monthly-2025-01-es",
        "Enero de 2025",
        TreeHash.plain(new byte[] {1}),
        5,
        TreeHash.emptyRoot(),
        null,
        "editor-1",
        AT);
  }

  public static Recalibration recalibration() {
    return new Recalibration(
        "2025-01",
        "2025-02",
        "editor-1",
        "Cuarenta decisiones nuevas",
        Json.of("{\"HUB_DEPARTURE\":{\"from_ppm\":1250000,\"to_ppm\":1310000}}"),
        AT);
  }

  public static KeyChange keyChange() {
    return new KeyChange("ledger.example+1a2b3c4d+AQID", null, "admin-1", "First key", AT);
  }

  public static List<Entry> oneOfEachKind() {
    return List.of(
        source(),
        capture(),
        observation(),
        finding(),
        decision(),
        claim(),
        correction(3, null),
        publication(),
        recalibration(),
        keyChange());
  }
}
