package io.heliograph.harness.product;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** The Prometheus metrics of a service. */
public record ServiceMetrics(URI address) {

  public Page now() {
    return new Page(Http.get(address).text());
  }

  public CompletableFuture<Page> read() {
    return Http.getAsync(address).thenApply(answer -> new Page(answer.text()));
  }

  /** All metrics at one point in time. */
  public record Page(String text) {

    /**
     * Returns the first metric with this name. The name may include labels; other labels are
     * ignored.
     */
    public double value(String name) {
      return values(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .findFirst()
          .orElseThrow();
    }

    /** Returns the sum of all metrics whose line begins with this text. */
    public double sum(String start) {
      return values(line -> line.startsWith(start)).sum();
    }

    /** Returns the bytes of direct memory, which holds data that is being read and written. */
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
