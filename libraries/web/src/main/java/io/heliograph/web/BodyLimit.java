package io.heliograph.web;

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
 * Refuses a body beyond the limit: before it is read if it announces its length, else on the way.
 * What cannot be read is a client that left.
 */
@Provider
@Singleton
final class BodyLimit implements ReaderInterceptor {
  private final Instance<WebConfig> config;
  private volatile long limit;

  /** Filters are made during the build, when there is no configuration yet. */
  BodyLimit(Instance<WebConfig> config) {
    this.config = config;
  }

  @ServerRequestFilter
  void checkAnnounced(ContainerRequestContext request) {
    if (request.getLength() > limit()) {
      throw tooLarge(limit());
    }
  }

  /** For what comes in chunks. */
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    body.setInputStream(new Limited(body.getInputStream(), limit()));
    return body.proceed();
  }

  /** Asked once: every look-up would read the configuration anew. */
  private long limit() {
    if (limit == 0) {
      limit = config.get().maxBodySize().asLongValue();
    }
    return limit;
  }

  private static ProblemException tooLarge(long limit) {
    return Problem.TOO_LARGE.because("Send at most %d bytes at once".formatted(limit));
  }

  /** Counts what is read. */
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
