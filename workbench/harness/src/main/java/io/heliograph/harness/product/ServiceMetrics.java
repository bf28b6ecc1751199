package io.heliograph.harness.product;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** The metrics that a service shows to Prometheus. */
public record ServiceMetrics(URI address) {

  public Page now() {
    return new Page(Http.get(address).text());
  }

  public CompletableFuture<Page> read() {
    return Http.getAsync(address).thenApply(answer -> new Page(answer.text()));
  }

  /** All metrics of one moment. */
  public record Page(String text) {

    /** The first metric with this name, whatever its labels; the name may end with labels. */
    public double value(String name) {
      return values(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .findFirst()
          .orElseThrow();
    }

    /** Of all metrics whose line begins so. */
    public double sum(String start) {
      return values(line -> line.startsWith(start)).sum();
    }

    /** Bytes outside the heap, for what is being read and written. */
    public double direct() {
      return sum("jvm_buffer_memory_used_bytes{id=\"direct\"")
          + sum("netty_allocator_memory_used{");
    }

    private DoubleStream values(Predicate<String> metric) {
      return text.lines()
          .filter(metric)
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))));
    }
  }
}
