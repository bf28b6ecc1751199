package io.heliograph.identity.jwks;

import io.heliograph.log.DurationText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a small document from a server. Reading blocks, but never longer than the timeout as a
 * whole, even if the server sends slowly. A document over {@value #MAX_SIZE} bytes is not read, and
 * a redirect is not followed, so a token is sent only to the configured location.
 */
public final class BoundedFetcher {

  static final int MAX_SIZE = 512 * 1024;

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI location;
  private final Duration timeout;

  public BoundedFetcher(URI location, Duration timeout) {
    this.location = location;
    this.timeout = timeout;
  }

  /** Returns the document, or throws a {@link RefusedException} if the server refuses it. */
  public String read() throws IOException {
    return body(request().build());
  }

  /** Returns the document, requested with the token. */
  public String readAs(String token) throws IOException {
    return body(request().header("Authorization", "Bearer " + token).build());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(location).header("Accept", "application/json");
  }

  private String body(HttpRequest request) throws IOException {
    HttpResponse<String> answer = answer(request);
    int status = answer.statusCode();
    if (status == 200) {
      return answer.body();
    }
    throw switch (status) {
      case 429, 502, 503, 504 -> new IOException("status " + status);
      default -> isRefusal(status) ? new RefusedException(status) : new AnsweredException(status);
    };
  }

  private static boolean isRefusal(int status) {
    return status >= 400 && status < 500;
  }

  private HttpResponse<String> answer(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        HTTP.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_SIZE));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + DurationText.of(timeout), e);
    } catch (ExecutionException e) {
      throw new IOException(shown(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String shown(@Nullable Throwable cause) {
    return cause == null ? "failed" : cause.toString();
  }

  /** The server is available but has no valid response to this request; others may succeed. */
  public static sealed class AnsweredException extends IOException permits RefusedException {

    private static final long serialVersionUID = 1L;

    private AnsweredException(int status) {
      super("status " + status);
    }
  }

  /** The server refuses the request with a 4xx status. */
  public static final class RefusedException extends AnsweredException {

    private static final long serialVersionUID = 1L;

    RefusedException(int status) {
      super(status);
    }
  }
}
