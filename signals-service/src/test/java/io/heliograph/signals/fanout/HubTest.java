package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HubTest {
  private final Hub hub = new Hub();
  private final Recorder alice = new Recorder("user:default/alice", "group:default/team");
  private final Recorder bob = new Recorder("user:default/bob");

  @Test
  void oneFrameIsSharedByAllListeners() {
    hub.subscribe(alice, "c");
    hub.subscribe(bob, "c");

    assertThat(hub.deliver(signal("c", "*"))).isEqualTo(2);

    assertThat(alice.frames.getFirst()).isSameAs(bob.frames.getFirst());
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
  void aChannelsNameIsEscapedInTheFrame() {
    hub.subscribe(alice, "a\"b\\ü");

    hub.deliver(signal("a\"b\\ü", "*"));

    Frame frame = alice.frames.getFirst();
    assertThat(frame.text()).isEqualTo("{\"channel\":\"a\\\"b\\\\ü\",\"message\":{\"x\":\"ä\"}}");
    assertThat(frame.size()).isEqualTo(frame.text().getBytes(UTF_8).length);
  }

  private static Signal signal(String channel, String recipient) {
    return new Signal(channel, recipient, "{\"x\":\"ä\"}".getBytes(UTF_8));
  }

  private static final class Recorder implements Listener {
    private final Set<String> refs;
    private final List<Frame> frames = new ArrayList<>();

    Recorder(String... refs) {
      this.refs = Set.of(refs);
    }

    @Override
    public Set<String> ownershipRefs() {
      return refs;
    }

    @Override
    public void offer(Frame frame) {
      frames.add(frame);
    }
  }
}
