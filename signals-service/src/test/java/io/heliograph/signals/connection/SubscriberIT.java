package io.heliograph.signals.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.admission.Visitor;
import io.heliograph.signals.fanout.Hubs;
import io.heliograph.signals.subscription.ClientCommand;
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

  @Inject Rules rules;
  @Inject Outbounds outbounds;

  private final String channel = "left-" + UUID.randomUUID();
  private final FakeWire wire = new FakeWire();
  private Subscriber subscriber;

  @BeforeEach
  void connect() {
    subscriber = new Subscriber(new Visitor(ALICE, Instant.MAX), rules, outbounds.over(wire));
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void whoLeavesIsNoListenerAnyMore() {
    subscriber.obey(new ClientCommand.Subscribe(channel));
    assertThat(listeners()).isEqualTo(1);

    subscriber.leave();

    assertThat(listeners()).isZero();
  }

  /** The command was read before the connection ended, and is handled after. */
  @Test
  void aCommandThatComesAfterTheSocketHasLeftAddsNone() {
    subscriber.leave();

    subscriber.obey(new ClientCommand.Subscribe(channel));
    subscriber.obey(new ClientCommand.Resume(channel, null));

    assertThat(listeners()).isZero();
  }

  private int listeners() {
    return Hubs.subscribers(rules.hub(), channel);
  }
}
