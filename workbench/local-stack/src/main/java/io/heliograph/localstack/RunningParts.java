package io.heliograph.localstack;

import io.heliograph.localstack.process.StartFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The running parts that must be stopped. Several threads add parts, and a stop may begin at any
 * time: a part that is added later is stopped at once.
 */
final class RunningParts {

  /** The stages, in the order of stopping. */
  enum Stage {
    SERVICES,
    KAFKA,
    POSTGRES
  }

  private static final Duration TIMEOUT = Duration.ofSeconds(25);

  private final Progress progress;
  private final List<Part> parts = new ArrayList<>();
  private boolean stopping;

  RunningParts(Progress progress) {
    this.progress = progress;
  }

  void add(Stage stage, String name, AutoCloseable running) {
    var part = new Part(stage, name, running);
    if (!added(part)) {
      stop(List.of(part));
      throw new StartFailed("%s is not needed any more: stopping".formatted(name));
    }
  }

  private synchronized boolean added(Part part) {
    return !stopping && parts.add(part);
  }

  void stop(Stage stage) {
    stop(of(stage));
  }

  private synchronized List<Part> of(Stage stage) {
    stopping = true;
    return parts.stream().filter(part -> part.stage() == stage).toList();
  }

  /** Stops these parts in parallel, each with a time limit. */
  private void stop(List<Part> together) {
    var start = Instant.now();
    var threads =
        together.stream()
            .map(part -> Thread.ofPlatform().daemon().start(() -> stop(part, start)))
            .toList();
    for (int i = 0; i < threads.size(); i++) {
      awaitStop(threads.get(i), together.get(i));
    }
  }

  private void stop(Part part, Instant start) {
    try {
      part.running().close();
      progress.stopped(part.name(), start);
    } catch (Exception e) {
      progress.notStopped(part.name(), "did not stop cleanly: " + e);
    }
  }

  private void awaitStop(Thread stop, Part part) {
    try {
      if (!stop.join(TIMEOUT)) {
        progress.notStopped(part.name(), "did not stop within %d s".formatted(TIMEOUT.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Part(Stage stage, String name, AutoCloseable running) {}
}
