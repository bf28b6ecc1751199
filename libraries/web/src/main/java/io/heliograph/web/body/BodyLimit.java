package io.heliograph.web.body;

import io.heliograph.web.WebConfig;
import io.heliograph.web.problem.ClientLeftException;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body beyond the limit: before reading it if its length is announced, otherwise while
 * reading it. If a body cannot be read, the client has disconnected.
 */
@Provider
@Singleton
final class BodyLimit implements ReaderInterceptor {
  private final Instance<WebConfig> config;
  private volatile long limit;

  /**
   * Takes an {@code Instance} because filters are created during the build, when there is no
   * configuration yet.
   */
  BodyLimit(Instance<WebConfig> config) {
    this.config = config;
  }

  @ServerRequestFilter
  void checkAnnounced(ContainerRequestContext request) {
    if (request.getLength() > limit()) {
      throw tooLarge(limit());
    }
  }

  /** Limits bodies that are sent in chunks. */
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    body.setInputStream(new Limited(body.getInputStream(), limit()));
    return body.proceed();
  }

  /** Returns the limit. It is cached, because each look-up would read the configuration again. */
  private long limit() {
    if (limit == 0) {
      limit = config.get().maxBodySize().asLongValue();
    }
    return limit;
  }

  private static ProblemException tooLarge(long limit) {
    return Problem.TOO_LARGE.because("Send at most %d bytes at once".formatted(limit));
  }

  /** Counts the bytes that are read. */
  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long read;

    Limited(InputStream body, long limit) {
      super(body);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = received(bytes, from, length);
      count(Math.max(count, 0));
      return count;
    }

    private int received(byte[] bytes, int from, int length) throws ClientLeftException {
      try {
        return super.read(bytes, from, length);
      } catch (IOException e) {
        throw new ClientLeftException(e);
      }
    }

    private void count(int more) {
      read += more;
      if (read > limit) {
        throw tooLarge(limit);
      }
    }
  }
}
