package io.heliograph.identity.jwks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Remembers that a server is away, so that its callers do not queue up to wait for it: while it is,
 * one of them asks again in each retry time and the others fail at once. One caller only learns how
 * an attempt failed, so that it can be logged once. Being refused is an answer, and so is an error
 * about this question alone.
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

  /** The answer; {@link LastsException} if the server is known to be away. */
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

  /** Something that a server is asked. */
  @FunctionalInterface
  public interface Question<T> {

    T answer() throws IOException;
  }

  /** The server is away, as has been found out before. */
  public static final class LastsException extends IOException {

    private static final long serialVersionUID = 1L;

    LastsException() {
      super("it did not answer a moment ago");
    }
  }
}
