package io.heliograph.systemtests.audit;

/**
 * A published signal.
 *
 * @param number counts all signals of a run from 0, in the order of publishing
 */
public record Signal(int number, String channel, String recipient) {

  Stream stream() {
    return new Stream(channel, recipient);
  }

  /** A channel and recipient. The order is guaranteed within one stream. */
  record Stream(String channel, String recipient) {}
}
