package io.heliograph.systemtests.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the names of types with docs/glossary.md. */
class NamesTest {
  private static final List<String> NAMES =
      JavaSource.all().stream().flatMap(JavaSource::typeNames).distinct().toList();

  /** These words were names of types; docs/glossary.md has others for them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bell",
        "Demand",
        "Ending",
        "Floor",
        "Gate",
        "Goodbye",
        "Milestone",
        "Office",
        "Outage",
        "Outlet",
        "Patience",
        "Pulse",
        "Seat",
        "Slot",
        "Stretch",
        "Tally",
        "Trail",
        "Visitor",
        "Walk",
        "Wire",
        "Words"
      })
  void noTypeHasAWordThatTheGlossaryReplaced(String word) {
    assertThat(NAMES).isNotEmpty().noneMatch(name -> name.matches(".*" + word + "s?([A-Z].*)?"));
  }
}
