package io.heliograph.signals.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.connection.ConnectionContext;
import io.heliograph.signals.connection.FakeTransport;
import io.heliograph.signals.connection.OutboundFactory;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.hub.Hubs;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.permits.Permits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class SubscriberIT {
  private static final UserPrincipal ALICE =
      new UserPrincipal(EntityRef.parse("user:default/alice"), Set.of());

  @Inject ConnectionContext context;
  @Inject OutboundFactory outboundFactory;

  private final String channel = "left-" + UUID.randomUUID();
  private final FakeTransport transport = new FakeTransport();
  private Subscriber subscriber;

  @BeforeEach
  void connect() {
    subscriber =
        new Subscriber(
            Permits.of(new AuthenticatedClient(ALICE, Instant.MAX)),
            context,
            outboundFactory.over(transport));
  }

  @AfterEach
  void stop() {
    transport.close();
  }

  @Test
  void whoLeavesIsNoListenerAnyMore() {
    subscriber.accept(new ClientCommand.Subscribe(channel));
    assertThat(listeners()).isEqualTo(1);

    subscriber.leave();

    assertThat(listeners()).isZero();
  }

  /** The server reads the command before the connection ends and handles it afterwards. */
  @Test
  void aCommandThatComesAfterTheSocketHasLeftAddsNone() {
    subscriber.leave();

    subscriber.accept(new ClientCommand.Subscribe(channel));
    subscriber.accept(new ClientCommand.Resume(channel, null));

    assertThat(listeners()).isZero();
  }

  /** The client reconnects and gets the signal from the window. */
  @Test
  void whoLosesAFrameIsClosedWith1013() {
    subscriber.accept(new ClientCommand.Subscribe(channel));

    subscriber.lost();

    await().until(() -> !transport.closings().isEmpty());
    assertThat(transport.closings()).extracting(CloseCode::code).containsExactly(1013);
  }

  private int listeners() {
    return Hubs.subscribers(context.hub(), channel);
  }
}
