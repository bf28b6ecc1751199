package io.heliograph.benchmarks.product;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;

/** A client of the HTTP API of notifications-service. Every status other than 200 is a failure. */
public final class Api implements AutoCloseable {
  /** Number of keep-alive connections. Each carries one request at a time. */
  public static final int CONNECTIONS = 64;

  private static final String ROOT = "/api/notifications";

  private final HttpClient client;
  private final String serviceToken;

  Api(Vertx vertx, int port, String serviceToken) {
    var address = new HttpClientOptions().setDefaultHost(RunningService.HOST).setDefaultPort(port);
    this.client = vertx.createHttpClient(address, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.serviceToken = serviceToken;
  }

  public Future<Buffer> send(Message message) {
    return request(HttpMethod.POST, "", serviceToken)
        .compose(
            request ->
                request.putHeader("Content-Type", "application/json").send(message.request()))
        .compose(Api::body);
  }

  public Future<Buffer> get(String path, User reader) {
    return request(HttpMethod.GET, path, reader.token())
        .compose(HttpClientRequest::send)
        .compose(Api::body);
  }

  private Future<HttpClientRequest> request(HttpMethod method, String path, String token) {
    return client
        .request(method, ROOT + path)
        .map(request -> request.putHeader("Authorization", "Bearer " + token));
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    return response.statusCode() == 200
        ? response.body()
        : response.body().compose(body -> Future.failedFuture(refusal(response, body)));
  }

  private static String refusal(HttpClientResponse response, Buffer body) {
    return "HTTP %d: %s".formatted(response.statusCode(), body);
  }

  @Override
  public void close() {
    Await.result("closing the HTTP client", client.close(), Duration.ofSeconds(10));
  }
}
