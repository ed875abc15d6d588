package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts around the command, run by the real shell against made-up machines.
final class ScriptsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path machine;

  private record Ran(int exitCode, String out, String err) {}

  @BeforeEach
  void shellIsThere() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash missing: /bin/bash");
  }

  @Test
  void jdk25BesideAnOlderDefaultIsFound() throws Exception {
    Path older = java("usr/lib/jvm/java-17-openjdk", "17.0.15");
    Path wanted = java("usr/lib/jvm/temurin-25-jdk", "25.0.3");
    Ran ran = findJdk25(Map.of("JAVA_HOME", older.toString()));
    assertThat(ran).isEqualTo(new Ran(0, wanted + "\n", ""));
  }

  @Test
  void javaHomeGoesFirst() throws Exception {
    java("usr/lib/jvm/temurin-25-jdk", "25.0.3");
    Path own = java("home/jdks/own", "25");
    assertThat(findJdk25(Map.of("JAVA_HOME", own.toString())).out()).isEqualTo(own + "\n");
  }

  @Test
  void folderNamedLike25ButOfAnotherVersionIsPassedOver() throws Exception {
    java("usr/lib/jvm/jdk-11.0.25", "11.0.25");
    Path wanted = java("home/.sdkman/candidates/java/25.0.1-tem", "25.0.1");
    assertThat(findJdk25(Map.of()).out()).isEqualTo(wanted + "\n");
  }

  @Test
  void runtimeWithoutCompilerDoesNotBuild() throws Exception {
    Path runtime = java("usr/lib/jvm/jre-25", "25.0.3");
    Files.delete(runtime.resolve("bin/javac"));
    assertThat(findJdk25(Map.of()).exitCode()).isEqualTo(1);
    assertThat(shell(Map.of(), ". scripts/jdk25.sh; find_jdk25 java").out())
        .isEqualTo(runtime + "\n");
  }

  @Test
  void machineWithoutJdk25IsToldWhatToInstall() throws Exception {
    java("usr/lib/jvm/java-17-openjdk", "17.0.15");
    Ran ran = findJdk25(Map.of());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            """
            Contadora needs a JDK 25, and none was found (JAVA_HOME, JDK_25, /usr/lib/jvm, /opt, \
            sdkman, ~/.jdks, macOS).
            Maybe install Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME to the JDK 25 \
            you have.
            """);
  }

  @Test
  void buildWithoutJdk25StopsBeforeMaven() throws Exception {
    Ran ran = shell(Map.of(), "./build verify");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("Contadora needs a JDK 25");
  }

  @Test
  void countsOfTheTestRunsAreSummed() throws Exception {
    Files.createDirectories(machine.resolve("scripts"));
    Files.copy(ROOT.resolve("scripts/test-counts"), machine.resolve("scripts/test-counts"));
    report("core", "A", "tests=\"7\" errors=\"0\" skipped=\"1\" failures=\"2\"");
    report("core", "B", "tests=\"3\"\n errors=\"1\"\n skipped=\"0\"\n failures=\"0\"");
    report("flights", "C", "tests=\"30\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    Ran ran = shell(Map.of(), "bash '%s/scripts/test-counts'".formatted(machine));
    assertThat(ran.out())
        .isEqualTo(
            """

              core          10 run, 2 failed, 1 broken, 1 skipped
              flights       30 run, 0 failed, 0 broken, 0 skipped
            Tests run: 40, Failures: 2, Errors: 1, Skipped: 1
            """);
  }

  private void report(String module, String name, String counts) throws IOException {
    Path folder = Files.createDirectories(machine.resolve(module + "/target/surefire-reports"));
    Files.writeString(
        folder.resolve("TEST-" + name + ".xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="%s" time="0.1" %s>
          <testcase name="tests" time="9"/>
        </testsuite>
        """
            .formatted(name, counts));
  }

  private Path java(String place, String version) throws IOException {
    Path home = machine.resolve(place);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String tool : List.of("java", "javac")) {
      Path file = Files.writeString(home.resolve("bin/" + tool), "#!/bin/sh\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private Ran findJdk25(Map<String, String> environment) throws Exception {
    return shell(environment, ". scripts/jdk25.sh; find_jdk25 javac");
  }

  private Ran shell(Map<String, String> environment, String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of("/bin/bash", "-c", script)));
    builder.directory(ROOT.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    builder.environment().put("HOME", machine.resolve("home").toString());
    builder.environment().put("CONTADORA_SEARCH_ROOT", machine.toString());
    builder.environment().putAll(environment);
    Path out = machine.resolve("out.txt");
    Path err = machine.resolve("err.txt");
    int exitCode =
        builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Ran(
        exitCode,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
