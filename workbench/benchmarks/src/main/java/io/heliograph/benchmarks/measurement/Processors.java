package io.heliograph.benchmarks.measurement;

import static java.util.stream.Collectors.toMap;

import io.heliograph.benchmarks.inbox.Bench;
import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Numbers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Measures the processor time of each part since this object was created. */
public final class Processors {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final ProcessHandle service;
  private final ProcessHandle postgres;
  private final long clientThread;
  private final Map<Long, Duration> before;
  private final Duration clientBefore;

  private Processors(ProcessHandle service, ProcessHandle postgres, long clientThread) {
    this.service = service;
    this.postgres = postgres;
    this.clientThread = clientThread;
    this.before = times();
    this.clientBefore = client();
  }

  public static Processors watch(Bench bench, Product product) {
    return new Processors(
        product.notifications().handle(),
        postgres(bench.database()),
        Await.result("the client's thread", threadOf(bench.vertx()), ANSWER));
  }

  /** Returns the PostgreSQL server, which is the parent of the process of this connection. */
  private static ProcessHandle postgres(Database database) {
    int backend =
        database.execute("SELECT pg_backend_pid() AS pid").iterator().next().getInteger("pid");
    return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
  }

  private static Future<Long> threadOf(Vertx vertx) {
    Promise<Long> id = Promise.promise();
    vertx.getOrCreateContext().runOnContext(here -> id.complete(Thread.currentThread().threadId()));
    return id.future();
  }

  public Usage usage() {
    Duration client = client().minus(clientBefore);
    Duration jvm = used(Stream.of(ProcessHandle.current()));
    return new Usage(
        used(Stream.of(service)),
        used(Stream.concat(Stream.of(postgres), postgres.children())),
        jvm.minus(client),
        client);
  }

  /**
   * Sums the processor time. Processes that have ended are left out; new processes count from their
   * start.
   */
  private Duration used(Stream<ProcessHandle> processes) {
    return processes
        .map(process -> time(process).minus(before.getOrDefault(process.pid(), Duration.ZERO)))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Map<Long, Duration> times() {
    return Stream.concat(Stream.of(service, postgres, ProcessHandle.current()), postgres.children())
        .collect(toMap(ProcessHandle::pid, Processors::time));
  }

  private Duration client() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(clientThread));
  }

  private static Duration time(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Processor time of each part.
   *
   * @param broker the rest of this JVM, including its compiler and collector
   * @param client the thread that carries the load
   */
  public record Usage(Duration service, Duration postgres, Duration broker, Duration client) {

    /** Formats the processor time per thousand operations. */
    public String perThousand(long operations) {
      return "notifications-service %s, PostgreSQL %s, Kafka %s, client %s"
          .formatted(
              share(service, operations),
              share(postgres, operations),
              share(broker, operations),
              share(client, operations));
    }

    private static String share(Duration time, long operations) {
      return Numbers.millis(time.toNanos() / 1e6 / operations * 1000);
    }
  }
}
