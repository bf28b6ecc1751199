package io.heliograph.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process that is stopped for a while and notices nothing of it. */
record Held(ProcessHandle process) implements AutoCloseable {

  static Held hold(ProcessHandle process) {
    signal("STOP", process);
    return new Held(process);
  }

  @Override
  public void close() {
    signal("CONT", process);
  }

  /** By the shell, which every system has. A Ctrl-C does not cut it short. */
  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
