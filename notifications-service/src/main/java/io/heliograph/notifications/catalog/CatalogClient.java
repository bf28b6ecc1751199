package io.heliograph.notifications.catalog;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.directory.DirectoryEntity;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Queries Backstage's catalog without blocking the caller; the response is parsed on a worker
 * thread. Redirects are not followed, because the token is intended for the catalog only.
 */
final class CatalogClient {
  private static final Logger LOG = Logger.getLogger(CatalogClient.class);

  private static final int MAX_CONNECTIONS = 20;

  private final Vertx vertx;
  private final HttpClient http;
  private final URI url;
  private final Supplier<Uni<String>> token;
  private final Duration timeout;
  private final int retries;
  private final int maxResponseSize;

  /**
   * Creates a client.
   *
   * @param token provides the token for each request
   */
  CatalogClient(Vertx vertx, URI url, Supplier<Uni<String>> token, CatalogConfig config) {
    this.vertx = vertx;
    this.http = client(vertx);
    this.url = lookUp(url);
    this.token = token;
    this.timeout = config.timeout();
    this.retries = config.retries();
    this.maxResponseSize = Math.toIntExact(config.maxResponseSize().asLongValue());
  }

  /** Ignores failures of a connection here, because the request that uses it reports them. */
  private static HttpClient client(Vertx vertx) {
    return vertx
        .httpClientBuilder()
        .with(new HttpClientOptions().setDecompressionSupported(true))
        .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS))
        .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
        .build();
  }

  private static URI lookUp(URI catalog) {
    if (catalog.getHost() == null || !String.valueOf(catalog.getScheme()).matches("https?")) {
      throw new ConfigurationException(
          "heliograph.directory.backstage.catalog-url: write it as an https: or http: URL");
    }
    return URI.create(catalog.toString().replaceFirst("/*$", "/entities/by-refs"));
  }

  /**
   * Returns the entities; fails with {@link Problem#UNAVAILABLE} if the catalog does not return
   * them.
   */
  Uni<Map<EntityRef, Optional<DirectoryEntity>>> find(CatalogRequest request) {
    return token
        .get()
        .flatMap(bearer -> attempts(request, bearer).onFailure().transform(this::unavailable));
  }

  private Uni<Map<EntityRef, Optional<DirectoryEntity>>> attempts(
      CatalogRequest request, String bearer) {
    var attempt = attempt(request, bearer);
    return retries == 0
        ? attempt
        : attempt.onFailure(CatalogClient::mayPass).retry().atMost(retries);
  }

  private Uni<Map<EntityRef, Optional<DirectoryEntity>>> attempt(
      CatalogRequest request, String bearer) {
    return http.request(options(bearer))
        .flatMap(exchange -> exchange(exchange, request))
        .flatMap(body -> read(body, request))
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  private RequestOptions options(String bearer) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(url.toString())
        .setTimeout(timeout.toMillis())
        .putHeader("Authorization", "Bearer " + bearer)
        .putHeader("Content-Type", "application/json")
        .putHeader("Accept", "application/json");
  }

  /**
   * Sends the request and reads the body; resets the request on failure or cancellation to release
   * its connection.
   */
  private Uni<Buffer> exchange(HttpClientRequest exchange, CatalogRequest request) {
    return exchange
        .send(request.body())
        .flatMap(response -> CatalogBody.of(response, maxResponseSize))
        .onFailure()
        .invoke(() -> exchange.reset())
        .onCancellation()
        .invoke(() -> exchange.reset());
  }

  private Uni<Map<EntityRef, Optional<DirectoryEntity>>> read(Buffer body, CatalogRequest request) {
    return vertx.executeBlocking(
        () -> CatalogAnswer.read(body.getBytes()).entities(request.refs()), false);
  }

  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof CatalogException answer) || answer.mayPass();
  }

  private ProblemException unavailable(Throwable failure) {
    LOG.warnf("catalog unavailable host=%s reason=%s", url.getHost(), reason(failure));
    return Problem.UNAVAILABLE.because(
        "The catalog of groups and owners is unavailable, try again");
  }

  private static String reason(Throwable failure) {
    return failure instanceof CatalogException answer ? answer.reason() : failure.toString();
  }
}
