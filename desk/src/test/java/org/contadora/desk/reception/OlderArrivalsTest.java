package org.contadora.desk.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.contadora.core.Refusals;
import org.contadora.desk.reception.Waiting.Why;
import org.contadora.ledger.evidence.Disk;
import org.contadora.reception.people.Person;
import org.contadora.reception.placement.Pins.Pin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of arrivals that a version wrote which read manifests otherwise. Nobody of them exists.
final class OlderArrivalsTest {
  private static final char[] PASSPHRASE = "cinco palabras al azar bastan".toCharArray();

  @TempDir private Path folder;

  /// What is in the file is this, whoever wrote it.
  private Receptions open(String content) throws Exception {
    Path file = folder.resolve("arrivals.sealed");
    Files.deleteIfExists(file);
    new SealedFile(file, Disk.real(), new SecureRandom())
        .begun(PASSPHRASE)
        .write(content.getBytes(StandardCharsets.UTF_8));
    return reopen();
  }

  private Receptions reopen() throws Exception {
    var receptions = new Receptions(folder.resolve("arrivals.sealed"), new SecureRandom());
    receptions.open(PASSPHRASE.clone());
    return receptions;
  }

  private static Landing only(Receptions receptions) {
    return receptions.all().getFirst();
  }

  private static Map<String, String> names(Landing landing) {
    return landing.manifest().people().stream()
        .collect(Collectors.toMap(Person::key, person -> person.name().reveal()));
  }

  private static List<String> waiting(Landing landing) {
    return landing.waiting().stream()
        .map(one ->
            "%s %s line %d %s %s %s"
                .formatted(
                    one.why(),
                    one.key(),
                    one.line(),
                    one.told(),
                    one.pins().stream().map(pin -> pin.place()).toList(),
                    one.choices().stream().map(choice -> choice.place()).toList()))
        .toList();
  }

  private static final String HEADER =
      "{\"line\":1,\"cells\":[\"Nombre\",\"Nacionalidad\",\"Familia\"]}";

  /// The version that wrote it refused line 3, and took line 4, whose country nobody knows here.
  private static final String READ_OTHERWISE =
      """
      {"last": 1, "arrivals": [{"id": "A-001", "country": "HND", "day": "2026-11-24", "made_up": false,
       "keyed": true,
       "rows": [%s,
        {"line": 2, "person": "P-0001", "family": "F-001", "cells": ["Tave Lorimund", "VEN", "1"]},
        {"line": 3, "cells": ["Mira Vanor", "VEN", "2"]},
        {"line": 4, "person": "P-0002", "family": "F-002", "cells": ["Osk Belisar", "Atlantis", "3"]},
        {"line": 5, "person": "P-0003", "family": "F-003", "cells": ["Sela Nomar", "VEN", "4"]}],
       "places": "",
       "told": {
        "P-0001": {"Criminal record": "no"},
        "P-0002": {"Criminal record": "yes"},
        "P-0003": {"Years resident": "3", "Of another version": "yes"}},
       "pins": [
        {"family": "F-002", "place": "Costa", "forbids": false},
        {"family": "F-003", "place": "Lago", "forbids": false}],
       "choices": [{"family": "F-002", "place": "Lago", "answer": "DECLINED", "wanted": "",
        "at": "2026-11-24T10:00:00Z", "by": "ana"}]}]}
      """
          .formatted(HEADER);

  @Test
  void whatWasSaidStaysWithWhomItWasAbout() throws Exception {
    Landing landing = only(open(READ_OTHERWISE));
    assertThat(names(landing))
        .isEqualTo(
            Map.of("P-0001", "Tave Lorimund", "P-0003", "Sela Nomar", "P-0004", "Mira Vanor"));
    assertThat(landing.told("P-0001")).isEqualTo(Map.of("Criminal record", "no"));
    assertThat(landing.told("P-0003")).isEqualTo(Map.of("Years resident", "3"));
    assertThat(landing.told("P-0004")).isEmpty();
    assertThat(landing.person("P-0003").orElseThrow().family()).isEqualTo("F-003");
    assertThat(landing.person("P-0004").orElseThrow().family()).isEqualTo("F-004");
    assertThat(waiting(landing))
        .containsExactly(
            "ROW_REFUSED P-0002 line 4 {Criminal record=yes} [] []",
            "FACT_UNKNOWN P-0003 line 5 {Of another version=yes} [] []",
            "ROW_REFUSED F-002 line 0 {} [Costa] [Lago]");
  }

  @Test
  void nothingOfItIsLostWhenItIsWrittenAgain() throws Exception {
    Receptions first = open(READ_OTHERWISE);
    List<String> before = waiting(only(first));
    only(first).tell("P-0004", Map.of("Criminal record", "no"));
    first.save();
    Landing again = only(reopen());
    assertThat(waiting(again)).isEqualTo(before);
    assertThat(names(again)).isEqualTo(names(only(first)));
    assertThat(again.told("P-0004")).isEqualTo(Map.of("Criminal record", "no"));
    assertThat(again.pins()).hasSize(2);
    assertThat(again.choices("F-002")).hasSize(1);
  }

  /// One by one, and for good; what is used cannot be erased so.
  @Test
  void whatIsUsedForNobodyCanBeErased() throws Exception {
    Receptions receptions = open(READ_OTHERWISE);
    Landing landing = only(receptions);
    assertThat(landing.dismiss("P-0003")).as("one answer of somebody who is there").isTrue();
    assertThat(landing.told("P-0003")).isEqualTo(Map.of("Years resident", "3"));
    assertThat(waiting(landing))
        .containsExactly(
            "ROW_REFUSED P-0002 line 4 {Criminal record=yes} [] []",
            "ROW_REFUSED F-002 line 0 {} [Costa] [Lago]");
    assertThat(landing.dismiss("F-002")).isTrue();
    assertThat(landing.pins()).extracting(Pin::family).containsExactly("F-003");
    assertThat(landing.choices("F-002")).isEmpty();
    receptions.save();
    Landing again = only(reopen());
    assertThat(waiting(again))
        .containsExactly("ROW_REFUSED P-0002 line 4 {Criminal record=yes} [] []");
    assertThat(again.dismiss("F-002")).as("erased before").isFalse();
    assertThat(again.dismiss("F-003")).as("its decision is used").isFalse();
    assertThat(again.dismiss("P-0001")).as("its answer is used").isFalse();
    assertThat(again.pins()).extracting(Pin::family).containsExactly("F-003");
    assertThat(again.told("P-0001")).isEqualTo(Map.of("Criminal record", "no"));
  }

  @Test
  void decisionsThatWaitDoNotKeepOthersFromBeingMade() throws Exception {
    Landing landing = only(open(READ_OTHERWISE));
    landing.places("place,country,capacity:beds\nCosta,HND,9\nLago,HND,9\n", new Refusals());
    assertThat(landing.board(Map.of("es", "A-001")).plan().placeOf()).hasSize(3);
    landing.unpin("F-002");
    assertThat(waiting(landing)).contains("ROW_REFUSED F-002 line 0 {} [] [Lago]");
  }

  /// A question that was asked again is no longer to be looked at.
  @Test
  void answerThatTakesThePlaceOfOneThatIsNotReadEndsTheWait() throws Exception {
    Receptions receptions =
        open(
            READ_OTHERWISE
                .replace("\"Years resident\": \"3\"", "\"Years resident\": \"many\"")
                .replace(", \"Of another version\": \"yes\"", ""));
    Landing landing = only(receptions);
    assertThat(waiting(landing)).contains("FACT_UNKNOWN P-0003 line 5 {Years resident=many} [] []");
    landing.tell("P-0003", Map.of("Years resident", "3"));
    assertThat(waiting(landing))
        .containsExactly(
            "ROW_REFUSED P-0002 line 4 {Criminal record=yes} [] []",
            "ROW_REFUSED F-002 line 0 {} [Costa] [Lago]");
    receptions.save();
    assertThat(only(reopen()).told("P-0003")).isEqualTo(Map.of("Years resident", "3"));
  }

  /// Line 3 came to the family, lines 5 and 6 fell apart, lines 7 and 8 came together.
  @Test
  void familyKeepsItsKeyOnlyWhileItIsTheSame() throws Exception {
    Receptions receptions =
        open(
            """
            {"last": 1, "arrivals": [{"id": "A-001", "country": "HND", "day": "2026-11-24", "made_up": false,
             "keyed": true,
             "rows": [%s,
              {"line": 2, "person": "P-0001", "family": "F-001", "cells": ["Tave Lorimund", "VEN", "1"]},
              {"line": 3, "cells": ["Mira Lorimund", "VEN", "1"]},
              {"line": 5, "person": "P-0002", "family": "F-002", "cells": ["Osk Belisar", "VEN", "2"]},
              {"line": 6, "person": "P-0003", "family": "F-002", "cells": ["Sela Nomar", "VEN", "3"]},
              {"line": 7, "person": "P-0004", "family": "F-003", "cells": ["Ilva Terun", "VEN", "4"]},
              {"line": 8, "person": "P-0005", "family": "F-004", "cells": ["Orlo Terun", "VEN", "4"]}],
             "places": "", "told": {},
             "pins": [
              {"family": "F-001", "place": "Costa", "forbids": false},
              {"family": "F-002", "place": "Costa", "forbids": false},
              {"family": "F-003", "place": "Lago", "forbids": false}],
             "choices": []}]}
            """
                .formatted(HEADER));
    Landing landing = only(receptions);
    assertThat(landing.manifest().families().stream().map(one -> one.key() + " " + one.people()))
        .containsExactly(
            "F-001 [P-0001, P-0006]", "F-005 [P-0002]", "F-006 [P-0003]", "F-007 [P-0004, P-0005]");
    assertThat(waiting(landing))
        .containsExactly(
            "FAMILY_CHANGED F-001 line 0 {} [Costa] []",
            "NOT_JOINED F-002 line 0 {} [Costa] []",
            "NOT_JOINED F-003 line 0 {} [Lago] []");
    assertThat(landing.dismiss("F-001")).as("it is used").isFalse();
    receptions.save();
    Receptions later = reopen();
    assertThat(waiting(only(later)))
        .as("until somebody decides")
        .contains("FAMILY_CHANGED F-001 line 0 {} [Costa] []");
    only(later).unpin("F-001");
    only(later).pin(new Pin("F-001", "", false));
    later.save();
    assertThat(waiting(only(reopen())))
        .containsExactly(
            "NOT_JOINED F-002 line 0 {} [Costa] []", "NOT_JOINED F-003 line 0 {} [Lago] []");
  }

  private static String before(String rows, String said) {
    return """
    {"last": 1, "arrivals": [{"id": "A-001", "country": "HND", "day": "2026-11-24", "made_up": false,
     "rows": [%s, %s], "places": "", %s}]}
    """
        .formatted(HEADER, rows, said);
  }

  private static final String SAID =
      """
      "told": {"P-0002": {"Criminal record": "no"}},
      "pins": [{"family": "F-002", "place": "Costa", "forbids": false}], "choices": []
      """;

  /// Every version knew these countries, so each numbered the rows alike.
  @Test
  void olderFileIsJoinedByKeyWhereNoVersionCanHaveNumberedItOtherwise() throws Exception {
    Landing landing =
        only(
            open(
                before(
                    """
                    {"line": 2, "cells": ["Tave Lorimund", "VEN", "1"]},
                    {"line": 3, "cells": ["Nulla Persona", "Atlantis", "2"]},
                    {"line": 4, "cells": ["Mira Vanor", "Venezuela", "3"]}
                    """,
                    SAID)));
    assertThat(landing.renumbered()).isFalse();
    assertThat(names(landing)).containsEntry("P-0002", "Mira Vanor");
    assertThat(landing.told("P-0002")).isEqualTo(Map.of("Criminal record", "no"));
    assertThat(landing.waiting()).isEmpty();
  }

  /// The first version did not know the nationality of line 3, so its P-0002 was Sela Nomar.
  @Test
  void olderFileIsNotJoinedWhereAnotherVersionMayHaveNumberedItOtherwise() throws Exception {
    String rows =
        """
        {"line": 2, "cells": ["Tave Lorimund", "VEN", "1"]},
        {"line": 3, "cells": ["Mira Vanor", "nigeriana", "2"]},
        {"line": 4, "cells": ["Sela Nomar", "VEN", "3"]}
        """;
    Receptions receptions = open(before(rows, SAID));
    Landing landing = only(receptions);
    assertThat(landing.renumbered()).isTrue();
    assertThat(names(landing))
        .as("keys that no paper has")
        .isEqualTo(
            Map.of("P-0005", "Tave Lorimund", "P-0006", "Mira Vanor", "P-0007", "Sela Nomar"));
    assertThat(landing.manifest().people()).allMatch(one -> landing.told(one.key()).isEmpty());
    List<String> waiting = waiting(landing);
    assertThat(waiting)
        .containsExactly(
            "NOT_JOINED P-0002 line 0 {Criminal record=no} [] []",
            "NOT_JOINED F-002 line 0 {} [Costa] []");
    receptions.save();
    Landing again = only(reopen());
    assertThat(again.renumbered()).as("papers stay nobody's").isTrue();
    assertThat(names(again)).isEqualTo(names(landing));
    assertThat(waiting(again)).isEqualTo(waiting);
  }

  @Test
  void olderFileIsNotJoinedWhereItSpeaksOfMorePeopleThanThereAre() throws Exception {
    Landing landing =
        only(open(before("{\"line\": 2, \"cells\": [\"Tave Lorimund\", \"VEN\", \"1\"]}", SAID)));
    assertThat(landing.renumbered()).isTrue();
    assertThat(landing.waiting()).extracting(Waiting::why).containsOnly(Why.NOT_JOINED);
  }

  @Test
  void manifestThatCannotBeReadAnyMoreStaysInTheFile() throws Exception {
    String unreadable =
        before("{\"line\": 2, \"cells\": [\"Tave Lorimund\", \"VEN\", \"1\"]}", SAID)
            .replace("Nombre", "Xyzzy")
            .replace("Nacionalidad", "Plugh");
    Receptions receptions = open(unreadable);
    assertThat(receptions.all()).isEmpty();
    assertThat(receptions.unread()).extracting(Receptions.Unread::id).containsExactly("A-001");
    receptions.bringSample(LocalDate.of(2026, 11, 24));
    receptions.save();
    Receptions again = reopen();
    assertThat(again.unread()).isEqualTo(receptions.unread());
    assertThat(again.all()).extracting(Landing::id).containsExactly("A-002");
    assertThat(again.remove("A-001")).isTrue();
    assertThat(again.unread()).isEmpty();
  }

  /// A family grew, so its place has too little room for it.
  @Test
  void placesThatHoldNoMoreAreToldAndKept() throws Exception {
    String content =
        """
        {"last": 1, "arrivals": [{"id": "A-001", "country": "HND", "day": "2026-11-24", "made_up": false,
         "keyed": true,
         "rows": [%s,
          {"line": 2, "person": "P-0001", "family": "F-001", "cells": ["Tave Lorimund", "VEN", "1"]},
          {"line": 3, "cells": ["Mira Lorimund", "VEN", "1"]}],
         "places": "place,country,capacity:beds\\nCosta,HND,1\\n", "told": {},
         "pins": [{"family": "F-001", "place": "Costa", "forbids": false}], "choices": []}]}
        """
            .formatted(HEADER);
    Receptions receptions = open(content);
    assertThat(only(receptions).placesRefused())
        .contains("Family F-001 needs 2 beds at Costa, which has 1.\nMaybe pin it elsewhere.");
    assertThat(only(receptions).hasPlaces()).isFalse();
    receptions.save();
    Landing again = only(reopen());
    assertThat(again.placesRefused()).contains("needs 2 beds at Costa");
    again.unpin("F-001");
    again.places("place,country,capacity:beds\nCosta,HND,2\n", new Refusals());
    assertThat(again.placesRefused()).isEmpty();
  }
}
