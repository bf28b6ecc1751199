package io.heliograph.benchmarks;

import io.heliograph.benchmarks.bare.Counter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** How many records a process has consumed, by its metric. Asking costs it some time, too. */
final class RecordCount implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Pattern VALUE =
      Pattern.compile("(?m)^" + Counter.METRIC + "(?:\\{[^}]*})? (\\S+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  RecordCount(Outlet outlet) {
    request =
        HttpRequest.newBuilder(
                URI.create("http://%s:%d/q/metrics".formatted(RunningService.HOST, outlet.port())))
            .timeout(ANSWER)
            .build();
  }

  long read() {
    return VALUE
        .matcher(body())
        .results()
        .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
        .sum();
  }

  private String body() {
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new BenchmarkFailed("no metrics: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailed("metrics: stopped", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
