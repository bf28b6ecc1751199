package io.heliograph.localstack;

import io.heliograph.localstack.RunningParts.Stage;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.heliograph.localstack.process.StartFailed;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts PostgreSQL and Kafka for the launcher. */
final class ServerStart {
  private ServerStart() {}

  /**
   * Starts both servers in parallel. If one fails, the other is still stopped, because it is one of
   * the parts.
   */
  static LocalStack start(Layout layout, Ports ports, RunningParts parts, Progress progress) {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      Future<LocalPostgres> postgres =
          threads.submit(() -> postgres(layout, ports, parts, progress));
      Future<LocalKafka> kafka = threads.submit(() -> kafka(layout, ports, parts, progress));
      return LocalStack.on(started(postgres), started(kafka), layout.keys());
    }
  }

  private static LocalPostgres postgres(
      Layout layout, Ports ports, RunningParts parts, Progress progress) {
    var start = Instant.now();
    LocalPostgres postgres = LocalPostgres.start(layout.postgres(), ports.postgres());
    parts.add(Stage.POSTGRES, "PostgreSQL", postgres);
    progress.started(
        "PostgreSQL", Loopback.HOST + ":" + postgres.port(), "data in " + layout.postgres(), start);
    return postgres;
  }

  private static LocalKafka kafka(
      Layout layout, Ports ports, RunningParts parts, Progress progress) {
    var start = Instant.now();
    LocalKafka kafka = LocalKafka.start(layout.kafka(), ports.kafka());
    parts.add(Stage.KAFKA, "Kafka", kafka);
    progress.started("Kafka", kafka.bootstrap(), "data in " + layout.kafka(), start);
    return kafka;
  }

  private static <T> T started(Future<T> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      throw StartFailed.because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted", e);
    }
  }
}
