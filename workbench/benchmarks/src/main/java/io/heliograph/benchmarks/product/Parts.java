package io.heliograph.benchmarks.product;

import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.localstack.process.Folder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** What runs and has to be stopped, the last first. Used by the thread that conducts the run. */
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

  /** Where the servers of the run keep their data; deleted at the end. */
  public Path temporaryFolder() {
    Path folder = Folder.createTemporary("heliograph-bench-");
    parts.push(() -> Folder.delete(folder));
    return folder;
  }

  /** Each is stopped, whatever happens to the others. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  /** A Ctrl-C interrupts this thread; stopping must not be cut short by that. */
  private void close(AutoCloseable part) {
    boolean _ = Thread.interrupted();
    try {
      part.close();
    } catch (Exception e) {
      terminal.note("not stopped cleanly: " + e);
    }
  }
}
