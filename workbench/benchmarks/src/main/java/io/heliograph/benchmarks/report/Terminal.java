package io.heliograph.benchmarks.report;

import java.io.PrintStream;

/** Prints the output for the user at the terminal. */
public final class Terminal {
  private final PrintStream out;

  public Terminal(PrintStream out) {
    this.out = out;
  }

  public void note(String line) {
    out.println("  " + line);
    out.flush();
  }

  public void text(String text) {
    out.println(text);
    out.flush();
  }

  public void failed(String why) {
    out.println("✗ " + why);
    out.flush();
  }
}
