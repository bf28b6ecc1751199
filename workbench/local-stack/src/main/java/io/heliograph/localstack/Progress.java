package io.heliograph.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.localstack.process.StartFailed;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Prints the output for the user at the terminal, one line per fact. */
final class Progress {

  private final PrintStream terminal;

  Progress() {
    this(FileDescriptor.out);
  }

  private Progress(FileDescriptor output) {
    this.terminal = new PrintStream(new FileOutputStream(output), true, UTF_8);
  }

  /** Returns an instance that prints to standard error. */
  static Progress onStandardError() {
    return new Progress(FileDescriptor.err);
  }

  void note(String line) {
    terminal.println("  " + line);
  }

  void started(String part, String address, String about, Instant since) {
    terminal.printf("✓ %-22s %-23s %s  %s%n", part, address, about, seconds(since));
  }

  void stopped(String part, Instant since) {
    terminal.printf("✓ %-22s stopped  %s%n", part, seconds(since));
  }

  /** Prints a failure. An expected one is printed as its message, any other with its type. */
  void failed(Exception failure) {
    terminal.println("✗ " + (failure instanceof StartFailed ? failure.getMessage() : failure));
  }

  void notStopped(String part, String why) {
    terminal.printf("✗ %-22s %s%n", part, why);
  }

  void text(String text) {
    terminal.println(text);
  }

  private static String seconds(Instant since) {
    return "%.1f s".formatted(Duration.between(since, Instant.now()).toMillis() / 1000.0);
  }
}
