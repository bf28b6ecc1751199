package io.heliograph.localstack;

import io.heliograph.localstack.RunningParts.Stage;
import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.heliograph.localstack.process.StartFailed;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The two servers and who is trusted: what the services find when they start. */
record LocalStack(LocalPostgres postgres, LocalKafka kafka, LocalIdentity identity) {

  private static final int PARTITIONS = 3;

  /** Both servers start side by side; when one fails, the other is among the parts to stop. */
  static LocalStack start(Layout layout, Ports ports, RunningParts parts, Progress progress) {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      Future<LocalPostgres> postgres =
          threads.submit(() -> postgres(layout, ports, parts, progress));
      Future<LocalKafka> kafka = threads.submit(() -> kafka(layout, ports, parts, progress));
      return new LocalStack(started(postgres), started(kafka), LocalIdentity.create(layout.keys()));
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
    kafka.createTopics(PARTITIONS, "notifications", "signals");
    progress.started("Kafka", kafka.bootstrap(), "data in " + layout.kafka(), start);
    return kafka;
  }

  private static <T> T started(Future<T> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StartFailed failure
          ? failure
          : new StartFailed(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted", e);
    }
  }
}
