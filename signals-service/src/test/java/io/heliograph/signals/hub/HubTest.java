package io.heliograph.signals.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.replay.Address;
import io.heliograph.signals.replay.Signal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubTest {
  private static final Uuid TOPIC = Uuid.randomUuid();

  private final Hub hub = Hubs.ofOneMegabyte();
  private final Recorder alice = Recorder.stock("user:default/alice", "group:default/team");
  private final Recorder bob = Recorder.stock("user:default/bob");
  private long offset;

  @BeforeEach
  void onePartitionIsRead() {
    hub.startPartition(TOPIC, 0, 0);
  }

  @Test
  void aSignalToEverybodyReachesEveryListener() {
    hub.subscribe(alice, "c");
    hub.subscribe(bob, "c");

    assertThat(hub.deliver(signal("c", "*"))).isEqualTo(2);

    assertThat(alice.frames).isEqualTo(bob.frames).hasSize(1);
  }

  @Test
  void aSignalIsForWhoOwnsItsRef() {
    hub.subscribe(alice, "c");
    hub.subscribe(bob, "c");

    hub.deliver(signal("c", "group:default/team"));
    hub.deliver(signal("c", "user:default/alice"));
    hub.deliver(signal("c", "user:default/nobody"));

    assertThat(alice.frames).hasSize(2);
    assertThat(bob.frames).isEmpty();
  }

  @Test
  void onlyListenersOfTheChannelGetASignalToTheirGroup() {
    Recorder elsewhere = Recorder.stock("user:default/carol", "group:default/team");
    hub.subscribe(alice, "c");
    hub.subscribe(alice, "d");
    hub.subscribe(elsewhere, "e");

    assertThat(hub.deliver(signal("c", "group:default/team"))).isEqualTo(1);
    assertThat(hub.deliver(signal("e", "group:default/team"))).isEqualTo(1);
    hub.unsubscribe(alice, "c");
    assertThat(hub.deliver(signal("c", "group:default/team"))).isZero();
    assertThat(hub.deliver(signal("d", "group:default/team"))).isEqualTo(1);

    assertThat(alice.frames).hasSize(2);
    assertThat(elsewhere.frames).hasSize(1);
  }

  @Test
  void changedOwnershipRefsApplyToASubscriptionThatIsOpen() {
    hub.subscribe(alice, "c");

    hub.changeOwnershipRefs(alice, Set.of("user:default/alice", "group:default/other"));

    assertThat(hub.deliver(signal("c", "group:default/team"))).isZero();
    assertThat(hub.deliver(signal("c", "group:default/other"))).isEqualTo(1);
  }

  @Test
  void subscribingTwiceDeliversOnce() {
    hub.subscribe(alice, "c");
    hub.subscribe(alice, "c");

    hub.deliver(signal("c", "*"));

    assertThat(alice.frames).hasSize(1);
  }

  @Test
  void whoUnsubscribedIsForgotten() {
    hub.subscribe(alice, "c");
    hub.subscribe(bob, "c");
    hub.unsubscribe(alice, "c");
    hub.unsubscribe(alice, "never");

    hub.deliver(signal("c", "*"));
    hub.deliver(signal("c", "group:default/team"));

    assertThat(alice.frames).isEmpty();
    assertThat(hub.subscribers("c")).isEqualTo(1);
    hub.unsubscribe(bob, "c");
    assertThat(hub.subscribers("c")).isZero();
  }

  @Test
  void whoStaysWhenMostHaveLeftIsStillHeard() {
    List<Recorder> crowd =
        IntStream.range(0, 100).mapToObj(i -> Recorder.stock("user:default/p" + i)).toList();
    crowd.forEach(one -> hub.subscribe(one, "c"));
    hub.subscribe(alice, "c");

    crowd.forEach(one -> hub.unsubscribe(one, "c"));

    assertThat(hub.deliver(signal("c", "*"))).isEqualTo(1);
    assertThat(hub.deliver(signal("c", "group:default/team"))).isEqualTo(1);
    assertThat(hub.deliver(signal("c", "user:default/p7"))).isZero();
    hub.subscribe(crowd.getFirst(), "c");
    assertThat(hub.deliver(signal("c", "*"))).isEqualTo(2);
  }

  @Test
  void aFrameThatCannotBeEncodedIsLostToItsListenerAloneWhoIsTold() {
    List<Recorder> poor =
        IntStream.range(0, 5)
            .mapToObj(i -> Recorder.stock("user:default/p" + i).withoutMemory())
            .toList();
    poor.forEach(one -> hub.subscribe(one, "c"));
    hub.subscribe(alice, "c");

    assertThat(hub.deliver(signal("c", "*"))).isEqualTo(6);

    assertThat(poor).allMatch(Recorder::hasLost);
    assertThat(alice.frames).hasSize(1);
    assertThat(alice.hasLost()).isFalse();
  }

  @Test
  void aChannelsNameIsEscapedInTheFrame() {
    hub.subscribe(alice, "a\"b\\ü");

    hub.deliver(signal("a\"b\\ü", "*"));

    assertThat(alice.frames)
        .containsExactly("{\"channel\":\"a\\\"b\\\\ü\",\"message\":{\"x\":\"ä\"}}");
  }

  @Test
  void whatIsNoTextIsReplacedSinceABrowserWouldHangUp() {
    hub.subscribe(alice, "c");

    hub.deliver(
        new Signal(
            0,
            offset++,
            0,
            null,
            Address.of("c", "*"),
            ByteBuffer.wrap(new byte[] {'"', (byte) 0xFF, '"'})));

    assertThat(alice.frames).containsExactly("{\"channel\":\"c\",\"message\":\"\uFFFD\"}");
  }

  private Signal signal(String channel, String recipient) {
    byte[] message = "{\"x\":\"ä\"}".getBytes(UTF_8);
    return new Signal(
        0,
        offset++,
        System.currentTimeMillis(),
        new byte[] {'i'},
        Address.of(channel, recipient),
        ByteBuffer.wrap(message));
  }
}
