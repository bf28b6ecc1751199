package io.heliograph.systemtests.harness;

import org.opentest4j.TestAbortedException;

/** Skips tests if the machine lacks a program, with a prominent message. */
public final class SkippedTests {
  private SkippedTests() {}

  /**
   * Prints the message and returns the exception that skips the tests.
   *
   * @param tests which tests did not run, for example "tests with PgBouncer"
   */
  public static TestAbortedException because(String tests, String reason) {
    System.out.printf(
        "%n****************************************************************%n"
            + "* SKIPPED: the %s did not run.%n* %s%n"
            + "****************************************************************%n%n",
        tests, reason.replace("\n", "\n* "));
    return new TestAbortedException(reason);
  }
}
