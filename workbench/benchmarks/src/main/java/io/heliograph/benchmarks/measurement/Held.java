package io.heliograph.benchmarks.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Stops a process and lets it continue later. The process cannot detect the pause. */
public final class Held {
  private Held() {}

  public static void hold(ProcessHandle process) {
    signal("STOP", process);
  }

  /** Lets the process continue. This has no effect if it was not stopped. */
  public static void release(ProcessHandle process) {
    signal("CONT", process);
  }

  /** Sends a signal with the shell, which every system has. A Ctrl-C does not interrupt this. */
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
