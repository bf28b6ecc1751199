package io.heliograph.benchmarks.sockets;

import io.vertx.core.json.JsonObject;

/**
 * Receives the frames of all sockets. It is called on the one thread of the sockets and must return
 * quickly.
 */
public interface Reception {

  /** Ignores all signals. */
  Reception INDIFFERENT = (socket, number, nanos) -> {};

  /**
   * Called for a signal with a stamp.
   *
   * @param socket the number of the caller
   * @param number the number in the stamp
   * @param nanos time from the stamp to the read
   */
  void signal(int socket, long number, long nanos);

  /** Called for a frame that is no signal, for example {@code subscribed} or {@code position}. */
  default void control(int socket, JsonObject frame) {}

  /** Called for a signal without a stamp, which another sender has sent. */
  default void unstamped(int socket, String frame) {}

  /** Returns whether to read the position of each signal, which costs time. */
  default boolean keepsPositions() {
    return false;
  }

  /** Called with the position of the preceding signal. */
  default void position(int socket, String position) {}
}
