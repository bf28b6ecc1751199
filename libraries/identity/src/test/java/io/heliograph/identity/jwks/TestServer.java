package io.heliograph.identity.jwks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server for tests. Its documents can change, fail or stall, and it records each request.
 */
public final class TestServer implements AutoCloseable {

  private static final Document NOTHING = new Document(404, "{}");

  private final Map<String, Document> documents = new ConcurrentHashMap<>();
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public TestServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void publish(String path, String body) {
    answer(path, 200, body);
  }

  public void answer(String path, int status, String body) {
    documents.put(path, new Document(status, body));
  }

  /** Answers all later requests with a server error. */
  void die() {
    documents.replaceAll((path, document) -> new Document(503, document.body));
  }

  /** Starts all later answers for this document and never completes them. */
  public void stall(String path) {
    answer(path, 0, "");
  }

  public int questions(String path) {
    return (int) questions.stream().filter(question -> question.path.equals(path)).count();
  }

  public int questions() {
    return questions.size();
  }

  /**
   * Returns the {@code Authorization} header of the last request, or an empty string without one.
   */
  public String lastAuthorization() {
    return questions.getLast().authorization;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    questions.add(new Question(path, Objects.requireNonNullElse(authorization, "")));
    try (exchange) {
      send(exchange, documents.getOrDefault(path, NOTHING));
    }
  }

  private void send(HttpExchange exchange, Document document) throws IOException {
    byte[] body = document.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(document.status == 0 ? 200 : document.status, 0);
    exchange.getResponseBody().write(body);
    if (document.status == 0) {
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      waitForTheEnd();
    }
  }

  private void waitForTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Document(int status, String body) {}

  private record Question(String path, String authorization) {}
}
