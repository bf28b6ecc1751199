package io.heliograph.systemtests.client;

import static org.awaitility.Awaitility.await;

import io.heliograph.contract.SignalHeaders;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Waits until sockets have received everything that was published before. Subscriptions are not
 * acknowledged, so a fence is an extra signal: a client that has received it has also received all
 * earlier signals, and its earlier subscriptions are in force.
 */
public final class Fence {
  static final String CHANNEL = "fence";

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration AGAIN = Duration.ofMillis(50);

  private Fence() {}

  public static String unique() {
    return UUID.randomUUID().toString();
  }

  /**
   * Publishes a fence repeatedly until all sockets have received it, because a record before the
   * subscription does not reach them.
   */
  public static void passedBy(List<SignalClient> sockets, SignalPublisher publisher) {
    String fence = unique();
    sockets.forEach(socket -> socket.subscribe(CHANNEL));
    await("a fence passes all sockets")
        .atMost(TIMEOUT)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .until(
            () -> {
              publish(publisher, fence);
              return sockets.stream().allMatch(socket -> socket.passed(fence));
            });
  }

  private static void publish(SignalPublisher publisher, String fence) {
    publisher.publish(CHANNEL, SignalHeaders.EVERYONE, "{\"fence\":\"%s\"}".formatted(fence));
  }
}
