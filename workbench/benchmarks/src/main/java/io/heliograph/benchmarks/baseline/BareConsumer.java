package io.heliograph.benchmarks.baseline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts records and does no other work. It reports the count under the metric name of
 * signals-service.
 */
public final class BareConsumer {
  /** A metric of signals-service. */
  public static final String METRIC = "heliograph_signals_records_total";

  private static final AtomicLong RECORDS = new AtomicLong();

  private BareConsumer() {}

  public static void main(String[] words) throws IOException {
    count(Map.of(), words);
  }

  static void count(Map<String, Object> settings, String... words) throws IOException {
    var arguments = Arguments.of(words);
    Arguments.endWithStandardInput();
    var consumer = TopicConsumer.of(arguments, settings);
    serve(arguments.port());
    consumer.forEach(record -> RECORDS.lazySet(RECORDS.getPlain() + 1));
  }

  private static void serve(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/q/metrics", BareConsumer::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body = "%s %d\n".formatted(METRIC, RECORDS.get()).getBytes(US_ASCII);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
