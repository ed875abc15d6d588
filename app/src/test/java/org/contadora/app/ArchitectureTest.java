package org.contadora.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may depend on what, and what an engine may not touch: DESIGN's table of rooms as rules.
final class ArchitectureTest {
  private static final String[] JDK = {"java..", "javax.."};
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.contadora");

  /// A rule over no classes always holds; these are well under what each room has.
  @ParameterizedTest
  @CsvSource({
    "core, 6",
    "flights, 100",
    "simulator, 25",
    "ledger, 40",
    "exposure, 60",
    "reception, 60",
    "desk, 50",
    "app, 25"
  })
  void rulesSawTheClasses(String room, int atLeast) {
    long seen = ALL.stream().filter(c -> c.getPackageName().startsWith(room(room))).count();
    assertThat(seen).as("classes of %s", room).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void coreKnowsNoOtherRoom() {
    onlyDependsOn("core", "org.contadora.core..", "net.sf.geographiclib..");
  }

  @Test
  void flightsKnowsOnlyCore() {
    onlyDependsOn(
        "flights",
        "org.contadora.flights..",
        "org.contadora.core..",
        "de.siegmar.fastcsv..",
        "tools.jackson..",
        "com.fasterxml.jackson.annotation..",
        "org.apache.commons.compress..",
        "com.github.luben.zstd..");
  }

  /// Were engine and simulator to share code or thresholds, a good score would mean nothing.
  @Test
  void simulatorKnowsOnlyCore() {
    onlyDependsOn("simulator", "org.contadora.simulator..", "org.contadora.core..");
  }

  @Test
  void ledgerKnowsOnlyCore() {
    onlyDependsOn(
        "ledger",
        "org.contadora.ledger..",
        "org.contadora.core..",
        "tools.jackson..",
        "org.jdbi..",
        "org.flywaydb..",
        "org.sqlite..",
        "org.postgresql..",
        "com.zaxxer.hikari..",
        "org.bouncycastle..");
  }

  @Test
  void receptionKnowsOnlyCore() {
    onlyDependsOn(
        "reception",
        "org.contadora.reception..",
        "org.contadora.core..",
        "de.siegmar.fastcsv..",
        "org.apache.commons.compress..",
        "org.dhatim.fastexcel..",
        "tools.jackson..",
        "com.fasterxml.jackson.annotation..",
        "org.ojalgo..");
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("org.contadora.(**)").should().beFreeOfCycles().check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "flights", "simulator", "exposure", "reception"})
  void enginesTouchNoNetworkAndNoLog(String room) {
    noClasses()
        .that()
        .resideInAPackage(room(room) + "..")
        .and()
        .resideOutsideOfPackage("org.contadora.exposure.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..", "java.util.logging..", "java.sql..", "sun..", "jdk.internal..")
        .orShould()
        .dependOnClassesThat(
            type(java.net.Socket.class)
                .or(type(java.net.URL.class))
                .or(type(java.net.URLConnection.class)))
        .because("an engine is data in, data out")
        .check(ALL);
  }

  @Test
  void exposureKnowsOnlyCoreAndItsDatabaseInOnePlace() {
    onlyDependsOn(
        "exposure",
        "org.contadora.exposure..",
        "org.contadora.core..",
        "de.siegmar.fastcsv..",
        "tools.jackson..",
        "com.fasterxml.jackson.annotation..",
        "org.ojalgo..",
        "org.snakeyaml.engine..",
        "org.duckdb..");
    noClasses()
        .that()
        .resideInAPackage(room("exposure") + "..")
        .and()
        .resideOutsideOfPackage(room("exposure") + ".store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.util.logging..", "java.sql..")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "flights", "simulator", "exposure", "reception"})
  void enginesReadNoClockNoLocaleAndPrintNothing(String room) {
    DescribedPredicate<JavaCall<?>> clock =
        target(owner(type(System.class)))
            .and(target(nameMatching("currentTimeMillis|nanoTime|getenv|exit")))
            .or(now(Instant.class))
            .or(now(LocalDate.class))
            .or(now(LocalDateTime.class))
            .or(target(owner(type(Clock.class))).and(target(nameMatching("system.*"))))
            .or(target(owner(type(Locale.class))).and(target(name("getDefault"))))
            .or(target(owner(type(Math.class))).and(target(name("random"))))
            .as("of a clock, the default locale or unseeded randomness");
    noClasses()
        .that()
        .resideInAPackage(room(room) + "..")
        .should()
        .callMethodWhere(clock)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("the same input must give the same bytes, and only app speaks to a person")
        .check(ALL);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(ALL);
  }

  /// Other code reaches a library only through the room's own words, so that it can be exchanged.
  @ParameterizedTest
  @CsvSource({
    "picocli.., org.contadora.app",
    "org.ojalgo.., org.contadora.exposure.coalition|org.contadora.exposure.redirect"
        + "|org.contadora.reception",
    "org.snakeyaml.., org.contadora.exposure.scenarios",
    "io.javalin.., org.contadora.desk.web",
    "me.tongfei.., org.contadora.app.terminal",
    "org.jdbi.., org.contadora.ledger.store|org.contadora.desk",
    "org.flywaydb.., org.contadora.ledger.store",
    "org.bouncycastle.., org.contadora.ledger.timestamps|org.contadora.desk.accounts",
    "org.duckdb.., org.contadora.exposure.store|org.contadora.desk.exports|org.contadora.bench",
    "com.github.luben.zstd.., org.contadora.flights.inputs",
    "org.dhatim.., org.contadora.reception.people|org.contadora.desk.exports",
    "org.apache.commons.compress.., org.contadora.flights.inputs|org.contadora.app.fetch|org.contadora.reception.people"
  })
  void libraryStaysWhereItBelongs(String library, String places) {
    noClasses()
        .that()
        .resideOutsideOfPackages((places.replace("|", "..|") + "..").split("\\|", -1))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(ALL);
  }

  @Test
  void commandsAreFinalAndNamedAsSuch() {
    classes()
        .that()
        .areAnnotatedWith(picocli.CommandLine.Command.class)
        .should()
        .haveSimpleNameEndingWith("Command")
        .check(ALL);
  }

  private static void onlyDependsOn(String room, String... packages) {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(packages)
            .or(resideInAnyPackage(JDK))
            .or(resideInAnyPackage("org.jspecify.annotations.."));
    classes()
        .that()
        .resideInAPackage(room(room) + "..")
        .should()
        .onlyDependOnClassesThat(allowed.or(arraysOfPrimitives()))
        .check(ALL);
  }

  private static DescribedPredicate<JavaClass> arraysOfPrimitives() {
    return DescribedPredicate.describe(
        "are primitive", c -> c.getBaseComponentType().isPrimitive());
  }

  private static DescribedPredicate<JavaCall<?>> now(Class<?> time) {
    return target(owner(type(time))).and(target(name("now")));
  }

  private static String room(String room) {
    return "org.contadora." + room;
  }
}
