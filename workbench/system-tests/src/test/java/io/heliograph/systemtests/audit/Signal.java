package io.heliograph.systemtests.audit;

/**
 * What was published.
 *
 * @param number counts all signals of a run, from 0, in the order of publishing
 */
public record Signal(int number, String channel, String recipient) {

  Stream stream() {
    return new Stream(channel, recipient);
  }

  /** Within one, the order is promised. */
  record Stream(String channel, String recipient) {}
}
