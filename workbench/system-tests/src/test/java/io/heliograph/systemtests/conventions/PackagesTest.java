package io.heliograph.systemtests.conventions;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the size of packages, and that each introduces itself. */
class PackagesTest {
  private static final long MOST_FILES = 20;

  static List<JavaSource> introductions() {
    return JavaSource.main().stream().filter(JavaSource::isIntroduction).toList();
  }

  /** The limit for services and libraries is lower; ModularityTest of each service checks it. */
  @Test
  void aPackageOfTheWorkbenchHasFewFiles() {
    Map<Path, Long> files =
        JavaSource.all().stream()
            .filter(JavaSource::isOfWorkbench)
            .filter(source -> !source.isIntroduction())
            .collect(groupingBy(JavaSource::folder, counting()));
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            (folder, count) -> assertThat(count).as("%s", folder).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void everyPackageHasAnIntroduction() {
    List<Path> introduced = introductions().stream().map(JavaSource::folder).toList();
    assertThat(JavaSource.main()).extracting(JavaSource::folder).allMatch(introduced::contains);
  }

  @ParameterizedTest
  @MethodSource("introductions")
  void anIntroductionHasFiveToFifteenLines(JavaSource introduction) {
    assertThat(introduction.javadocs().findFirst().orElse("").lines().count()).isBetween(5L, 15L);
  }
}
