package io.heliograph.localstack.postgres;

import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server that outlived its JVM, found by the pid file of its cluster. */
final class LeftoverPostgres {

  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);

  private LeftoverPostgres() {}

  /** Stops the server of this cluster, if one runs, so that all committed data is on disk. */
  static boolean stop(Path cluster) {
    Path pidFile = cluster.resolve("postmaster.pid");
    Optional<ProcessHandle> server = running(pidFile);
    server.ifPresent(process -> stopFast(process, pidFile));
    return server.isPresent();
  }

  private static Optional<ProcessHandle> running(Path pidFile) {
    try {
      return Files.exists(pidFile)
          ? Files.readAllLines(pidFile).stream().findFirst().flatMap(LeftoverPostgres::server)
          : Optional.empty();
    } catch (IOException e) {
      throw new StartFailed("PostgreSQL: %s cannot be read: %s".formatted(pidFile, e), e);
    }
  }

  /** Returns the process if it is a postgres, because another program may have the pid by now. */
  private static Optional<ProcessHandle> server(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .filter(
            process -> process.info().command().filter(c -> c.endsWith("postgres")).isPresent());
  }

  /** Sends SIGINT, PostgreSQL's fast shutdown. SIGTERM would wait for all clients to disconnect. */
  private static void stopFast(ProcessHandle server, Path pidFile) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
      awaitEnd(server, pidFile);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException e) {
      throw new StartFailed(
          "PostgreSQL: the server of an earlier run (pid %d) cannot be stopped"
              .formatted(server.pid()),
          e);
    }
  }

  /**
   * Waits until the server has removed its pid file, which is its last action. The process may
   * remain as a zombie if no parent reaps it.
   */
  private static void awaitEnd(ProcessHandle server, Path pidFile)
      throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + STOP.toNanos();
    while (Files.exists(pidFile) && !ended(server)) {
      if (System.nanoTime() > deadline) {
        throw new StartFailed(
            "PostgreSQL: the server of an earlier run (pid %d) does not stop"
                .formatted(server.pid()));
      }
    }
  }

  private static boolean ended(ProcessHandle server)
      throws InterruptedException, ExecutionException {
    try {
      server.onExit().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }
}
