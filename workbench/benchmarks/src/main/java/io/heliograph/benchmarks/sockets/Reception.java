package io.heliograph.benchmarks.sockets;

import io.vertx.core.json.JsonObject;

/**
 * What is done with what comes in; called by the one thread of the sockets, so it must be quick.
 */
public interface Reception {

  /** Nothing is expected, and whatever comes does not matter. */
  Reception INDIFFERENT = (socket, number, nanos) -> {};

  /**
   * A signal with a stamp.
   *
   * @param socket the number of the caller
   * @param number the number in the stamp
   * @param nanos from the stamp's time to the read
   */
  void signal(int socket, long number, long nanos);

  /** What is not a signal: {@code subscribed}, {@code position} and the like. */
  default void control(int socket, JsonObject frame) {}

  /** A signal without a stamp, which somebody else has sent. */
  default void unstamped(int socket, String frame) {}

  /** Whether to look for the position of each signal, which costs time. */
  default boolean keepsPositions() {
    return false;
  }

  /** The position that came with the signal before. */
  default void position(int socket, String position) {}
}
