package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md and the other pages point only at what exists, and leave no package out.
final class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)]+)\\)");
  private static final int FEWEST_LINKS = 30;

  @Test
  void everyNounIsAPackageAndEveryVerbAClass() throws IOException {
    List<MatchResult> links = links(ROOT.resolve("ARCHITECTURE.md"));
    assertThat(links).hasSizeGreaterThan(FEWEST_LINKS);
    for (MatchResult link : links) {
      Path target = ROOT.resolve(link.group(2));
      if (target.toString().endsWith(".java")) {
        assertThat(target).isRegularFile();
        assertThat(link.group(1)).isEqualTo("`" + simpleName(target) + "`");
      } else {
        assertThat(target).isDirectory();
      }
    }
  }

  @Test
  void noPackageIsMissingFromThePage() throws IOException {
    Set<Path> named = new TreeSet<>();
    for (MatchResult link : links(ROOT.resolve("ARCHITECTURE.md"))) {
      named.add(ROOT.resolve(link.group(2)));
    }
    assertThat(packages()).isNotEmpty().allSatisfy(folder -> assertThat(named).contains(folder));
  }

  @Test
  void pagesPointOnlyAtWhatExists() throws IOException {
    List<Path> pages = pages();
    assertThat(pages).hasSizeGreaterThan(10);
    for (Path page : pages) {
      for (MatchResult link : links(page)) {
        String target = link.group(2).replaceFirst("#.*", "");
        if (!target.isEmpty() && !target.contains("://")) {
          assertThat(page.resolveSibling(target)).as("link in %s", page).exists();
        }
      }
    }
  }

  private static List<Path> packages() throws IOException {
    List<Path> packages = new ArrayList<>();
    for (String room :
        List.of("core", "flights", "simulator", "exposure", "desk", "app", "bench")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(room).resolve("src/main/java"))) {
        files
            .filter(file -> file.endsWith("package-info.java"))
            .forEach(file -> packages.add(file.getParent()));
      }
    }
    return packages;
  }

  /// The pages that are kept with the sources, not those that npm brings.
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder :
        List.of(
            "",
            "docs",
            "decisions",
            "core",
            "flights",
            "simulator",
            "desk-ui",
            "desk",
            "app",
            "bench")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }

  private static List<MatchResult> links(Path page) throws IOException {
    return LINK.matcher(Files.readString(page)).results().toList();
  }

  private static String simpleName(Path source) {
    return String.valueOf(source.getFileName()).replace(".java", "");
  }
}
