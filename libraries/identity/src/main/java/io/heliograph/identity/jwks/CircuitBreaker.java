package io.heliograph.identity.jwks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Records that a server is unavailable, so that callers do not queue for it: in that state, one
 * caller tries again in each retry interval and the others fail at once. Only one caller receives
 * the original failure, so that it can be logged once. A refusal counts as an answer, and so does
 * an error of this request alone.
 */
public final class CircuitBreaker {

  private static final Instant NONE = Instant.MIN;

  private final Duration retry;
  private final InstantSource time;
  private Instant nextAttempt = NONE;

  public CircuitBreaker(Duration retry, InstantSource time) {
    this.retry = retry;
    this.time = time;
  }

  /**
   * Returns the answer, or throws a {@link LastsException} if the server is known to be
   * unavailable.
   */
  public <T> T ask(Question<T> question) throws IOException {
    Instant admitted = admission();
    try {
      T answer = question.answer();
      end();
      return answer;
    } catch (BoundedFetcher.AnsweredException e) {
      end();
      throw e;
    } catch (IOException e) {
      throw begun(admitted) ? e : new LastsException();
    }
  }

  private synchronized Instant admission() throws LastsException {
    if (!nextAttempt.equals(NONE)) {
      if (time.instant().isBefore(nextAttempt)) {
        throw new LastsException();
      }
      nextAttempt = time.instant().plus(retry);
    }
    return nextAttempt;
  }

  private synchronized boolean begun(Instant admitted) {
    boolean first = nextAttempt.equals(admitted);
    nextAttempt = time.instant().plus(retry);
    return first;
  }

  private synchronized void end() {
    nextAttempt = NONE;
  }

  /** A request to a server. */
  @FunctionalInterface
  public interface Question<T> {

    T answer() throws IOException;
  }

  /** The server is unavailable, as an earlier call has found. */
  public static final class LastsException extends IOException {

    private static final long serialVersionUID = 1L;

    LastsException() {
      super("a recent attempt failed");
    }
  }
}
