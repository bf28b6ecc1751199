package io.heliograph.benchmarks.load;

/** The run cannot go on; the message is meant for the person at the terminal. */
public final class BenchmarkFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BenchmarkFailed(String message) {
    super(message);
  }

  public BenchmarkFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
