package io.heliograph.benchmarks.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process can be stopped for a while and notices nothing of it. */
public final class Held {
  private Held() {}

  public static void hold(ProcessHandle process) {
    signal("STOP", process);
  }

  /** Harmless if it was not held. */
  public static void release(ProcessHandle process) {
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
