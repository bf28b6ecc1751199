package io.heliograph.benchmarks.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The arguments of a baseline program.
 *
 * @param port the port of 127.0.0.1 that the program opens when its consumer is ready
 */
public record Arguments(String bootstrap, String topic, int port) {

  static Arguments of(String... words) {
    return new Arguments(words[0], words[1], Integer.parseInt(words[2]));
  }

  /** Returns the arguments as words of a command line. */
  public List<String> words() {
    return List.of(bootstrap, topic, Integer.toString(port));
  }

  /** Ends this program when its standard input ends, which happens when the parent process ends. */
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
