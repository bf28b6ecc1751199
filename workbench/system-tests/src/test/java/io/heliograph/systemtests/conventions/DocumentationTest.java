package io.heliograph.systemtests.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the pages of documentation: their links, the units of their sizes, their examples. */
class DocumentationTest {
  private static final List<String> FOLDERS = List.of("docs", "k8s");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern DECIMAL_SIZE = Pattern.compile("\\d [KMG]B\\b");
  private static final Pattern USER_TYPE = Pattern.compile("\"type\": ?\"user\"");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> root = Files.list(Repository.ROOT)) {
      Stream<Path> all = root.toList().stream();
      for (String folder : FOLDERS) {
        try (Stream<Path> files = Files.walk(Repository.path(folder))) {
          all = Stream.concat(all, files.toList().stream());
        }
      }
      return all.filter(file -> file.toString().endsWith(".md"));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aLinkLeadsToAFileAndAHeading(Path page) {
    assertThat(links(page)).allSatisfy(link -> assertLeadsSomewhere(page, link));
  }

  /** A size in prose is a power of 1024, as the values of settings are. */
  @ParameterizedTest
  @MethodSource("pages")
  void aSizeIsInBinaryUnits(Path page) {
    assertThat(page).content().doesNotContainPattern(DECIMAL_SIZE);
  }

  /** Both services accept {@code user} as well; the examples use one spelling. */
  @ParameterizedTest
  @MethodSource("pages")
  void anExampleCallsTheTypeOfItsRecipientsEntity(Path page) {
    assertThat(page).content().doesNotContainPattern(USER_TYPE);
  }

  private static List<String> links(Path page) {
    return LINK.matcher(Repository.read(page))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.contains("://"))
        .toList();
  }

  private static void assertLeadsSomewhere(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    assertThat(target).as(link).exists();
    if (parts.length > 1) {
      assertThat(anchors(target)).as(link).contains(parts[1]);
    }
  }

  private static List<String> anchors(Path page) {
    return HEADING.matcher(Repository.read(page)).results().map(DocumentationTest::anchor).toList();
  }

  /** Returns the anchor that GitHub gives a heading. */
  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
