package io.heliograph.systemtests.conventions;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.heliograph.harness.product.Repository;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the section on flows of docs/architecture.md with the classes. */
class FlowsTest {
  private static final Pattern SECTION = Pattern.compile("(?s)\\n## Flows\\n(.*?)\\n## ");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`");
  private static final String ARROW = " → ";

  private static final Map<String, List<JavaClass>> CLASSES =
      new ClassFileImporter()
          .importPackages("io.heliograph.notifications", "io.heliograph.signals").stream()
              .collect(groupingBy(JavaClass::getSimpleName));

  /** Returns the types of each flow, in order. */
  static List<List<String>> flows() {
    return paragraphs().filter(text -> text.contains(ARROW)).map(FlowsTest::types).toList();
  }

  @Test
  void everyTypeOfTheSectionExists() {
    assertThat(paragraphs().flatMap(text -> types(text).stream()))
        .isNotEmpty()
        .allMatch(CLASSES::containsKey);
  }

  @ParameterizedTest
  @MethodSource("flows")
  void aTypeOfAFlowIsConnectedWithAnEarlierOne(List<String> flow) {
    assertThat(IntStream.range(1, flow.size()).boxed())
        .isNotEmpty()
        .allMatch(i -> isConnected(flow.get(i), flow.subList(0, i)), flow.toString());
  }

  private static Stream<String> paragraphs() {
    return SECTION
        .matcher(Repository.read(Repository.path("docs/architecture.md")))
        .results()
        .flatMap(section -> Stream.of(section.group(1).split("\n\n")));
  }

  private static List<String> types(String text) {
    return TYPE.matcher(text).results().map(type -> type.group(1)).toList();
  }

  /** A type uses an earlier one, for example because it implements it, or is used by it. */
  private static boolean isConnected(String type, List<String> earlier) {
    return earlier.stream().anyMatch(one -> uses(one, type) || uses(type, one));
  }

  private static boolean uses(String user, String used) {
    return CLASSES.getOrDefault(user, List.of()).stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .anyMatch(target -> target.getSimpleName().equals(used));
  }
}
