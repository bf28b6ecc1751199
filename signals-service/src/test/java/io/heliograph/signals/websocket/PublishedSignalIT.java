package io.heliograph.signals.websocket;

import static io.heliograph.signals.Api.broadcast;
import static io.heliograph.signals.Api.publish;
import static io.heliograph.signals.Api.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.AsyncApiDocument;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.consumer.SignalConsumer;
import io.heliograph.signals.hub.Hub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the complete path from the POST of a service through Kafka to a socket. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class PublishedSignalIT {
  @TestHTTPResource("/api/signals")
  URI http;

  @Inject Hub hub;
  @Inject SignalConsumer consumer;

  private final String user = "user:default/" + UUID.randomUUID();
  private final String channel = "channel-" + UUID.randomUUID();

  @Test
  void itReachesTheSocketsOfItsRecipients() {
    await().until(consumer::isReady);
    try (var socket = TestSocket.open(uri(), RealKafka.userToken(user)).subscribe(channel)) {
      await().until(() -> hub.subscribers(channel) == 1);

      publish(to(user, channel, "{\"n\":1.10}")).statusCode(202);
      publish(broadcast(channel, "\"all\"")).statusCode(202);

      await().until(() -> socket.frames().size() == 2);
      assertThat(socket.frames())
          .containsExactlyInAnyOrder(
              "{\"channel\":\"%s\",\"message\":{\"n\":1.10}}".formatted(channel),
              "{\"channel\":\"%s\",\"message\":\"all\"}".formatted(channel));
      assertThat(socket.frames())
          .allSatisfy(frame -> AsyncApiDocument.assertPayload("signal", frame));
    }
  }

  @Test
  void whoOptedInGetsItsPosition() {
    await().until(consumer::isReady);
    try (var socket = TestSocket.open(uri(), RealKafka.userToken(user))) {
      socket.send(
          "{\"action\":\"subscribe\",\"channel\":\"%s\",\"since\":null}".formatted(channel));
      await().until(() -> socket.frames().size() == 1);

      publish(to(user, channel, "1")).statusCode(202);

      await().until(() -> socket.frames().size() == 2);
      AsyncApiDocument.assertPayload("subscribed", socket.frames().getFirst());
      AsyncApiDocument.assertPayload("positionedSignal", socket.frames().getLast());
    }
  }

  private URI uri() {
    return URI.create(http.toString().replaceFirst("http", "ws"));
  }
}
