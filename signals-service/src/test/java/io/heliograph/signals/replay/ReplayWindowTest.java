package io.heliograph.signals.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that the window returns the signals that were added, also across chunk boundaries. */
class ReplayWindowTest {
  private static final long SEED = 20261122;
  private static final int PARTITIONS = 3;
  private static final Set<String> ON_C = Set.of("c");

  private final Random random = new Random(SEED);
  private final ReplayWindow window = new ReplayWindow(600_000, Duration.ofMinutes(1), 64);
  private final Set<String> recipients = new HashSet<>();
  private final List<Signal> all = new ArrayList<>();
  private final long[] next = new long[PARTITIONS];

  @Test
  void itHoldsTheNewestOfEachRecipientAsTheyWere() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      window.begin(partition, 0);
    }
    int checked = 0;
    for (int i = 0; i < 20_000; i++) {
      add(signal(random.nextInt(PARTITIONS), "user:default/" + random.nextInt(50)));
      if (i % 1_000 == 999) {
        checked += check(next[0] - random.nextInt(40), next[1], next[2] - random.nextInt(9));
      }
    }
    assertThat(checked).isGreaterThan(300);
    assertThat(window.size()).isBetween(100, 5_000);
    assertThat(window.bytes()).isLessThanOrEqualTo(3 * 256 * 1024);
  }

  @Test
  void whatIsTooLargeForItIsNotKept() {
    window.begin(0, 0);
    add(new Signal(0, 0, 0, null, Address.of("c", "r"), ByteBuffer.allocate(2_000_000)));

    assertThat(window.size()).isZero();
    assertThat(window.covers(new Position(0), ON_C)).isFalse();
    assertThat(window.covers(new Position(1), ON_C)).isTrue();
  }

  @Test
  void namesOfTheSameHashAreKeptApart() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    window.begin(0, 0);
    add(new Signal(0, 0, 0, null, Address.of("c", "Aa"), ByteBuffer.allocate(1)));
    add(new Signal(0, 1, 0, null, Address.of("c", "BB"), ByteBuffer.allocate(2)));
    add(new Signal(0, 2, 0, null, Address.of("cA", "a"), ByteBuffer.allocate(3)));

    assertThat(missed(new Position(0), "Aa").signals()).extracting(Signal::offset).containsOnly(0L);
    assertThat(missed(new Position(0), "BB").signals()).extracting(Signal::offset).containsOnly(1L);
  }

  @Test
  void aChannelThatIsFullLetsGoOfItsOwn() {
    window.begin(0, 0);
    add(new Signal(0, 0, 0, null, Address.of("c", "r"), ByteBuffer.allocate(100)));
    for (int i = 1; i < 3_000; i++) {
      add(new Signal(0, i, 0, null, Address.of("loud", "r" + i), ByteBuffer.allocate(6_500)));
    }

    assertThat(window.covers(new Position(0), ON_C)).isTrue();
    assertThat(missed(new Position(0), "r").signals()).extracting(Signal::offset).containsOnly(0L);
    assertThat(window.covers(new Position(0), Set.of("loud"))).isFalse();
    assertThat(window.covers(new Position(2_990), Set.of("loud"))).isTrue();
    assertThat(window.covers(new Position(0), Set.of("c", "loud"))).isFalse();
    assertThat(window.bytes()).isBetween(500_000L, 600_000L);
  }

  @Test
  void theOneThatKeepsMostLetsGoFirst() {
    window.begin(0, 0);
    List<String> channels = List.of("c", "loud", "third");
    for (int i = 0; i < 3_000; i++) {
      String channel = channels.get(i < 1_000 ? 0 : i < 2_000 ? 1 : i % 3);
      add(new Signal(0, i, 0, null, Address.of(channel, "r"), ByteBuffer.allocate(1_000)));
    }

    for (String channel : channels) {
      assertThat(window.covers(new Position(2_600), Set.of(channel))).as(channel).isTrue();
      assertThat(window.covers(new Position(2_000), Set.of(channel))).as(channel).isFalse();
    }
  }

  @Test
  void aChannelThatFallsSilentKeepsItsCoverage() {
    window.begin(0, 0);
    add(new Signal(0, 0, 0, null, Address.of("c", "r"), ByteBuffer.allocate(100)));
    add(new Signal(0, 1, 100_000, null, Address.of("loud", "r"), ByteBuffer.allocate(100)));

    window.trim(100_000);

    assertThat(window.size()).isOne();
    assertThat(window.covers(new Position(0), ON_C)).isFalse();
    assertThat(window.covers(new Position(1), ON_C)).isTrue();
  }

  @Test
  void lookingEndsWhenItIsTooMuch() {
    window.begin(0, 0);
    for (int i = 0; i < 10; i++) {
      add(new Signal(0, i, 0, null, Address.of("c", "r"), ByteBuffer.allocate(100)));
    }
    var fewFrames = new MissedSignals(5, Long.MAX_VALUE, 0);
    var fewBytes = new MissedSignals(10, 900, 0);
    var enough = new MissedSignals(10, 1_200, 20);

    for (MissedSignals missed : List.of(fewFrames, fewBytes, enough)) {
      window.collect(new Position(0), Address.of("c", "r"), missed);
    }

    assertThat(fewFrames.isTooMuch()).isTrue();
    assertThat(fewBytes.isTooMuch()).isTrue();
    assertThat(enough.isTooMuch()).isFalse();
    assertThat(enough.signals()).hasSize(10);
  }

  /** Checks the signals after the position and returns their number. */
  private int check(long... offsets) {
    var since = new Position(offsets);
    List<Signal> expected = all.stream().filter(one -> comesAfter(since, one)).toList();
    assertThat(window.covers(since, ON_C)).isTrue();
    recipients.forEach(
        recipient ->
            assertThat(missed(since, recipient).signals())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(to(recipient, expected)));
    return expected.size();
  }

  private MissedSignals missed(Position since, String recipient) {
    var missed = new MissedSignals(Integer.MAX_VALUE, Long.MAX_VALUE, 0);
    window.collect(since, Address.of("c", recipient), missed);
    assertThat(missed.isTooMuch()).isFalse();
    return missed;
  }

  private static boolean comesAfter(Position since, Signal signal) {
    return signal.offset() >= since.next(signal.partition());
  }

  private static List<Signal> to(String recipient, List<Signal> signals) {
    return signals.stream()
        .filter(one -> one.address().recipient().toString().equals(recipient))
        .toList();
  }

  private void add(Signal signal) {
    window.add(signal);
    recipients.add(signal.address().recipient().toString());
    all.add(signal);
    next[signal.partition()] = signal.offset() + 1;
  }

  private Signal signal(int partition, String recipient) {
    byte[] message = "x".repeat(random.nextInt(1_000)).getBytes(UTF_8);
    return new Signal(
        partition, next[partition], 0, id(), Address.of("c", recipient), ByteBuffer.wrap(message));
  }

  private byte @Nullable [] id() {
    return random.nextBoolean() ? ("id-" + random.nextInt()).getBytes(UTF_8) : null;
  }
}
