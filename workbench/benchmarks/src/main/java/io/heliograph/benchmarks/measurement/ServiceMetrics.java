package io.heliograph.benchmarks.measurement;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.product.RunningService;
import io.heliograph.benchmarks.signals.SignalSender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a service tells Prometheus. */
public record ServiceMetrics(HttpClient client, HttpRequest request) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public static ServiceMetrics of(SignalSender outlet) {
    var address =
        URI.create("http://%s:%d/q/metrics".formatted(RunningService.HOST, outlet.metricsPort()));
    return new ServiceMetrics(
        HttpClient.newHttpClient(), HttpRequest.newBuilder(address).timeout(PATIENCE).build());
  }

  public CompletableFuture<Page> read() {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> new Page(response.body()));
  }

  public Page now() {
    return Await.result("reading the metrics", read(), PATIENCE);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** All metrics of one moment. */
  public record Page(String text) {

    /** Of all metrics whose line begins so. */
    public double sum(String start) {
      return text.lines()
          .filter(line -> line.startsWith(start))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    }

    /** Bytes outside the heap, for what is being read and written. */
    public double direct() {
      return sum("jvm_buffer_memory_used_bytes{id=\"direct\"")
          + sum("netty_allocator_memory_used{");
    }
  }
}
