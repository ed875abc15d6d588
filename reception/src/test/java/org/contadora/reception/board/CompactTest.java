package org.contadora.reception.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.pathways.ArrivalFacts;
import org.contadora.reception.pathways.Facts;
import org.contadora.reception.pathways.Option;
import org.contadora.reception.pathways.Pathways;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.ManifestReader;
import org.contadora.reception.people.Person;
import org.contadora.reception.people.SampleFlight;
import org.contadora.reception.placement.Intake;
import org.junit.jupiter.api.Test;

/// Where families of a manifest may be put. Nobody in them exists.
final class CompactTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Pathways PATHWAYS = Pathways.shipped();

  /// However many ways are shown, a family fits wherever one of all ways leads.
  @Test
  void familyFitsWhereverAWayIsOpenOrMayBe() throws IOException {
    Manifest manifest =
        read(
            """
            Nombre completo,Nacionalidad,Núcleo familiar,Edad
            Tave Lorimund,HND,1,30
            Mira Lorimund,HND,1,9
            Vanor Quidor,VEN,2,40
            """);
    StringBuilder table = new StringBuilder("place,country,capacity:beds\n");
    for (String host : PATHWAYS.hosts()) {
      table.append("Lago %s,%s,9\n".formatted(host, host));
    }
    Compact compact = Compact.read(table.toString(), new Refusals());
    Map<String, Answers> answers = new LinkedHashMap<>();
    for (Family family : manifest.families()) {
      answers.put(family.key(), Answers.of(PATHWAYS, family, "GTM", DAY, Set.of()));
    }
    Intake intake = compact.intake(manifest, answers);
    for (int f = 0; f < manifest.families().size(); f++) {
      Set<String> fits = new TreeSet<>();
      for (int l = 0; l < intake.places().size(); l++) {
        if (intake.misfits(f, l).isEmpty()) {
          fits.add(intake.places().get(l).id().substring("Lago ".length()));
        }
      }
      assertThat(fits).isEqualTo(open(manifest.families().get(f))).hasSizeGreaterThan(10);
    }
  }

  /// The slow way: every option of every person is looked at.
  private static Set<String> open(Family family) {
    Set<String> open = new TreeSet<>(family.nationalities());
    for (Person person : family.people()) {
      Facts facts = ArrivalFacts.of(PATHWAYS, person, family, "GTM", Optional.empty());
      for (Option option : PATHWAYS.options(facts, DAY)) {
        boolean second =
            PATHWAYS.instruments().stream()
                .anyMatch(other -> other.leadsTo().equals(option.instrument().id()));
        if (option.instrument().isClaimed()
            && (option.answer() == Option.Answer.YES
                || (option.answer() == Option.Answer.NOT_KNOWN && !second))) {
          open.add(option.host());
        }
      }
    }
    open.retainAll(PATHWAYS.hosts());
    return open;
  }

  @Test
  void chancesOfTheMadeUpCompactAreTheSameWhenTheBoardIsMadeAgain() throws IOException {
    Manifest manifest = read(SampleFlight.csv(new Seed(1), DAY));
    Compact compact = new SampleCompact(new Seed(1)).compact();
    Intake first = compact.intake(manifest, Map.of());
    Intake again = compact.intake(manifest, Map.of());
    assertThat(again.score(5, 5)).isEqualTo(first.score(5, 5));
    assertThat(first.score(5, 5)).isNotEqualTo(first.score(6, 5));
  }

  private static Manifest read(String text) throws IOException {
    return ManifestReader.read(text.getBytes(StandardCharsets.UTF_8), "manifest.csv", DAY);
  }
}
