package io.heliograph.testsupport.console;

import java.util.List;

/** The reports of the tests of a module. */
record ModuleResults(int tests, List<SkippedTest> skipped, List<FailedTest> failures) {

  @Override
  public String toString() {
    var text = new StringBuilder(tests == 0 ? "no tests" : "%,6d tests".formatted(tests));
    if (!skipped.isEmpty()) {
      text.append(", ").append(skipped.size()).append(" skipped");
    }
    if (!failures.isEmpty()) {
      text.append(", ").append(failures.size()).append(" failed");
    }
    return text.toString();
  }
}
