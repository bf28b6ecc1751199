package io.heliograph.benchmarks.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a bare program is told.
 *
 * @param port of 127.0.0.1, on which it answers once it reads what is published from then on
 */
public record Arguments(String bootstrap, String topic, int port) {

  static Arguments of(String... words) {
    return new Arguments(words[0], words[1], Integer.parseInt(words[2]));
  }

  /** As they stand on the command line. */
  public List<String> words() {
    return List.of(bootstrap, topic, Integer.toString(port));
  }

  /** Nobody writes there; it ends with the process that started this one. */
  static void endWithStandardInput() {
    Thread.ofPlatform().name("end").start(Arguments::awaitEnd);
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
