package io.heliograph.systemtests.conventions;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the places in docs/glossary.md with the code: types, packages and tables. */
class GlossaryTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| ([^|]+) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");
  private static final String HEAD_OF_PLACES = "where";
  private static final Path MIGRATIONS =
      Repository.path("notifications-service/src/main/resources/db/migration");

  private static final Set<String> PLACES =
      Stream.of(types(), packages(), tables()).flatMap(places -> places).collect(toSet());

  static List<Term> terms() {
    return ROW.matcher(Repository.read(Repository.path("docs/glossary.md")))
        .results()
        .filter(row -> !row.group(2).equals(HEAD_OF_PLACES))
        .map(row -> new Term(row.group(1), codesOf(row.group(2))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("terms")
  void thePlacesOfATermExist(Term term) {
    assertThat(term.places()).isNotEmpty().allMatch(PLACES::contains);
  }

  private static List<String> codesOf(String cell) {
    return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
  }

  /** Returns the types by their simple names, and with the last part of their packages. */
  private static Stream<String> types() {
    return JavaSource.main().stream()
        .flatMap(
            source ->
                source
                    .typeNames()
                    .flatMap(name -> Stream.of(name, source.folder().getFileName() + "." + name)));
  }

  private static Stream<String> packages() {
    return JavaSource.main().stream()
        .map(JavaSource::folder)
        .map(folder -> folder.subpath(folder.getNameCount() - 2, folder.getNameCount()))
        .map(lastTwo -> lastTwo.toString().replace('/', '.'));
  }

  private static Stream<String> tables() {
    return Repository.filesBelow(MIGRATIONS).stream()
        .flatMap(file -> TABLE.matcher(Repository.read(file)).results())
        .map(created -> created.group(1));
  }

  record Term(String name, List<String> places) {}
}
