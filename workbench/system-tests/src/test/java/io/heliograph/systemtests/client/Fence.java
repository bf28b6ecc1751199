package io.heliograph.systemtests.client;

import static org.awaitility.Awaitility.await;

import io.heliograph.contract.SignalHeaders;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Nothing on a socket is ever acknowledged. A fence is a signal of the tests' own: who has heard it
 * has got everything that was offered before, and what they subscribed to before is in force.
 */
public final class Fence {
  static final String CHANNEL = "fence";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration AGAIN = Duration.ofMillis(50);

  private Fence() {}

  public static String unique() {
    return UUID.randomUUID().toString();
  }

  /**
   * Published until all have heard it, since a record that comes before a subscription is not for
   * it.
   */
  public static void passedBy(List<SignalClient> sockets, SignalPublisher publisher) {
    String fence = unique();
    sockets.forEach(socket -> socket.subscribe(CHANNEL));
    await("a fence passes all sockets")
        .atMost(PATIENCE)
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
