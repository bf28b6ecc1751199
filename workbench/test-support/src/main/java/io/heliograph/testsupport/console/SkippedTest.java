package io.heliograph.testsupport.console;

/** A test that was skipped, or a class of which all tests were skipped. */
record SkippedTest(String type, String reason) {

  /** Returns the class without its package, and the first line of the reason. */
  @Override
  public String toString() {
    String name = type.substring(type.lastIndexOf('.') + 1);
    return name + reason.lines().findFirst().map(line -> ": " + line).orElse("");
  }
}
