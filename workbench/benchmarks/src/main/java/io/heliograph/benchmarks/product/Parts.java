package io.heliograph.benchmarks.product;

import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.localstack.process.Folder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The running parts of a run, stopped in reverse order. It is used only by the thread that conducts
 * the run.
 */
public final class Parts implements AutoCloseable {
  private final Terminal terminal;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  public Parts(Terminal terminal) {
    this.terminal = terminal;
  }

  public <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Creates the folder for the data of the servers, which is deleted at the end. */
  public Path temporaryFolder() {
    Path folder = Folder.createTemporary("heliograph-bench-");
    parts.push(() -> Folder.delete(folder));
    return folder;
  }

  /** Stops all parts, also after the failure of one of them. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  /**
   * Stops a part. It first clears the interrupt flag, so that a Ctrl-C does not cut the stop short.
   */
  private void close(AutoCloseable part) {
    boolean _ = Thread.interrupted();
    try {
      part.close();
    } catch (Exception e) {
      terminal.note("not stopped cleanly: " + e);
    }
  }
}
