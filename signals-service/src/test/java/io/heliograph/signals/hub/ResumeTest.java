package io.heliograph.signals.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.replay.Address;
import io.heliograph.signals.replay.Signal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests resumption across two instances that read the same two partitions in different order. */
class ResumeTest {
  private static final Uuid TOPIC = Uuid.randomUuid();
  private static final String ALICE = "user:default/alice";
  private static final String MALLORY = "user:default/mallory";
  private static final String TEAM = "group:default/team";

  private final Hub one = Hubs.ofOneMegabyte();
  private final Hub other = Hubs.ofOneMegabyte();
  private final Recorder first = Recorder.resumable(ALICE, TEAM);
  private final Recorder second = Recorder.resumable(ALICE, TEAM);
  private final Recorder third = Recorder.resumable(ALICE, TEAM);

  @BeforeEach
  void bothReadBothPartitions() {
    one.startPartition(TOPIC, 0, 0);
    one.startPartition(TOPIC, 1, 0);
    other.startPartition(TOPIC, 1, 0);
    other.startPartition(TOPIC, 0, 0);
  }

  @Test
  void whoHasNoPositionYetIsToldThatSomethingMayBeMissing() {
    resume(one, first, null);

    assertThat(first.answers).containsExactly("c false");
    assertThat(first.position()).isNotEmpty();
  }

  @Test
  void whatWasMissedComesOnceAndInOrderAndThenWhatIsLive() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));
    one.unsubscribe(first, "c");
    one.deliver(signal(0, 1, "c", ALICE));
    one.deliver(signal(1, 0, "c", TEAM));
    one.deliver(signal(0, 2, "c", "*"));
    one.deliver(signal(0, 3, "c", "user:default/bob"));
    one.deliver(signal(0, 4, "other", ALICE));

    resume(one, second, first.position());
    one.deliver(signal(0, 5, "c", ALICE));

    assertThat(second.messages()).containsExactly("\"0-1\"", "\"1-0\"", "\"0-2\"", "\"0-5\"");
    assertThat(second.answers).containsExactly("c true");
  }

  @Test
  void aPositionMeansTheSameOnAnInstanceThatReadInAnotherOrder() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));
    one.deliver(signal(1, 0, "c", TEAM));
    other.deliver(other(1, 0, "c", TEAM));
    other.deliver(other(1, 1, "c", TEAM));
    other.deliver(other(0, 0, "c", ALICE));
    other.deliver(other(0, 1, "c", ALICE));

    resume(other, second, first.position());

    assertThat(second.messages()).containsExactly("\"1-1\"", "\"0-1\"");
    assertThat(second.answers).containsExactly("c true");
  }

  @Test
  void aReplayedFramesPositionGoesOnWhereItEnds() {
    resume(one, first, null);
    String begin = first.position();
    List.of(0, 1, 2).forEach(offset -> one.deliver(signal(0, offset, "c", ALICE)));
    resume(one, second.withRoomFor(3), begin);
    String afterTwo = position(second.frames.get(1));
    var third = Recorder.resumable(ALICE);

    resume(one, third, afterTwo);

    assertThat(third.messages()).containsExactly("\"0-2\"");
  }

  @Test
  void anInstanceThatIsBehindWaitsUntilItHasComeAsFar() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));

    resume(other, second, first.position());
    other.deliver(other(0, 0, "c", ALICE));
    assertThat(second.answers).isEmpty();
    other.settle(0);
    other.deliver(other(0, 1, "c", ALICE));

    assertThat(second.answers).containsExactly("c true");
    assertThat(second.messages()).containsExactly("\"0-1\"");
  }

  @Test
  void whoSubscribesAnywayWhileItWaitsGetsNothingTwice() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));

    resume(other, second, first.position());
    other.subscribe(second, "c");
    other.deliver(other(0, 0, "c", ALICE));
    other.deliver(other(0, 1, "c", ALICE));
    other.settle(0);

    assertThat(second.messages()).containsExactly("\"0-0\"", "\"0-1\"");
    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void aLaterWishTakesThePlaceOfTheOneThatWaits() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));

    resume(other, second, first.position());
    resume(other, second, null);
    other.deliver(other(0, 0, "c", ALICE));
    other.settle(0);

    assertThat(second.messages()).containsExactly("\"0-0\"");
    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void whoLeavesWhileItWaitsIsForgotten() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));

    resume(other, second, first.position());
    other.unsubscribe(second, "c");
    other.deliver(other(0, 0, "c", ALICE));
    other.settle(0);

    assertThat(other.subscribers("c")).isZero();
    assertThat(second.answers).isEmpty();
  }

  @Test
  void whatTheWindowLetGoOfIsNotRecovered() {
    Hub small = Hubs.of(200);
    small.startPartition(TOPIC, 0, 0);
    resume(small, first, null);
    String begin = first.position();
    for (int offset = 0; offset < 10; offset++) {
      small.deliver(signal(0, offset, "c", ALICE));
      small.settle(System.currentTimeMillis());
    }

    resume(small, second, begin);
    resume(small, Recorder.resumable(ALICE), position(first.frames.get(8)));

    assertThat(second.answers).containsExactly("c false");
    assertThat(second.frames).isEmpty();
    assertThat(small.windowSize()).isBetween(1, 4);
  }

  @Test
  void whatIsOldIsLetGoOf() {
    one.deliver(signal(0, 0, "c", ALICE));

    one.settle(System.currentTimeMillis() + 59_000);
    assertThat(one.windowSize()).isOne();
    one.settle(System.currentTimeMillis() + 61_000);

    assertThat(one.windowSize()).isZero();
    assertThat(one.windowBytes()).isZero();
  }

  @Test
  void moreThanAReaderTakesAtOnceIsNotReplayed() {
    resume(one, first, null);
    String begin = first.position();
    one.deliver(signal(0, 0, "c", ALICE));
    one.deliver(signal(0, 1, "c", ALICE));

    resume(one, second.withRoomFor(1), begin);

    assertThat(second.answers).containsExactly("c false");
    assertThat(second.frames).isEmpty();
  }

  @Test
  void aGapIsNotForgottenWhenWhatWasBeforeItLeavesTheWindow() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));
    String beforeTheGap = first.position();
    one.lost(0, 5_000);

    one.settle(System.currentTimeMillis() + 120_000);
    resume(one, second, beforeTheGap);

    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void whatKafkaTookBackIsNotRecovered() {
    resume(one, first, null);
    for (int offset = 0; offset < 5; offset++) {
      one.deliver(signal(0, offset, "c", ALICE));
    }
    one.lost(0, 2);
    one.deliver(signal(0, 2, "c", ALICE));

    resume(one, second, position(first.frames.get(2)));

    assertThat(second.frames).isEmpty();
    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void theMarkOfATransactionIsPassedToo() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));
    one.passed(0, 2);
    resume(one, first, null);
    Hub later = Hubs.ofOneMegabyte();
    later.startPartition(TOPIC, 0, 2);
    later.startPartition(TOPIC, 1, 0);

    resume(later, second, first.position());

    assertThat(second.answers).containsExactly("c true");
  }

  @Test
  void aPartitionThatIsNotKnownYetIsNotReadTwice() {
    one.startPartition(TOPIC, 2, 0);
    one.deliver(numbered(2, 2, 0, "c", ALICE));
    resume(one, first, null);

    resume(other, second, first.position());

    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void whatIsNoPositionIsNotRecovered() {
    for (String since : List.of("", "?", "AQAAAA", "x".repeat(20_000))) {
      var listener = Recorder.resumable(ALICE);
      resume(one, listener, since);
      assertThat(listener.answers).as(since).containsExactly("c false");
    }
  }

  @Test
  void aPositionOfATopicThatIsNotReadHereIsNotRecovered() {
    resume(one, first, null);
    Hub later = Hubs.ofOneMegabyte();
    later.startPartition(Uuid.randomUuid(), 0, 0);
    later.deliver(signal(0, 0, "c", ALICE));

    resume(later, second, first.position());

    assertThat(second.frames).isEmpty();
    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void anInstanceThatReadsNothingYetRecoversNothing() {
    Hub starting = Hubs.ofOneMegabyte();
    resume(starting, first, null);

    resume(one, second, first.position());
    resume(starting, third, first.position());

    assertThat(second.answers).containsExactly("c false");
    assertThat(third.answers).containsExactly("c false");
  }

  @Test
  void aTopicThatIsAddedLaterIsReplayedWhole() {
    resume(one, first, null);
    String before = first.position();
    one.startPartition(Uuid.randomUuid(), 0, 0);
    one.deliver(numbered(2, 2, 0, "c", ALICE));

    resume(one, second, before);

    assertThat(second.messages()).containsExactly("\"2-0\"");
    assertThat(second.answers).containsExactly("c true");
  }

  @Test
  void aTopicWhoseBeginningIsNotInTheWindowIsNotRecovered() {
    resume(one, first, null);
    other.startPartition(Uuid.randomUuid(), 0, 7);

    resume(other, second, first.position());

    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void aTopicThatWasMadeAnewIsToldOnceAndThenRecoveredAgain() {
    resume(one, first, null);
    String before = first.position();
    one.deliver(signal(0, 0, "c", ALICE));
    one.startPartition(Uuid.randomUuid(), 0, 0);
    one.retire(List.of(0, 1));
    String after = first.position();
    one.deliver(numbered(2, 2, 0, "c", ALICE));

    resume(one, second, before);
    resume(one, third, after);

    assertThat(first.answers).containsExactly("c false", "c false");
    assertThat(second.frames).isEmpty();
    assertThat(second.answers).containsExactly("c false");
    assertThat(third.messages()).containsExactly("\"2-0\"");
    assertThat(third.answers).containsExactly("c true");
  }

  @Test
  void whatKafkaLostIsToldToThoseWhoCanBeTold() {
    resume(one, first, null);
    first.answers.clear();

    one.lost(0, 7);
    one.deliver(signal(0, 7, "c", ALICE));

    assertThat(first.answers).containsExactly("c false");
    assertThat(first.messages()).containsExactly("\"0-7\"");
  }

  @Test
  void whoInventsPositionsTakesNobodysPlaceAmongThoseWhoWait() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));
    String ahead = first.position();

    for (int i = 0; i < 10_000; i++) {
      resume(other, Recorder.resumable(MALLORY), ahead);
    }
    resume(other, second, ahead);
    other.deliver(other(0, 0, "c", ALICE));
    other.settle(0);

    assertThat(second.answers).containsExactly("c true");
  }

  @Test
  void fewOfOneConnectionWait() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));

    for (String channel : List.of("a", "b", "c")) {
      other.resume(new Resumption(second, List.of(channel), first.position()));
    }
    assertThat(second.answers).containsExactly("c false");
    other.deliver(other(0, 0, "x", ALICE));
    other.settle(0);

    assertThat(second.answers).containsExactly("c false", "a true", "b true");
  }

  @Test
  void aPositionThatWasAlteredIsNotWaitedFor() {
    resume(one, first, null);
    one.deliver(signal(0, 0, "c", ALICE));
    byte[] altered = Base64.getUrlDecoder().decode(first.position());
    altered[altered.length - 1]++;

    resume(one, second, Base64.getUrlEncoder().encodeToString(altered));

    assertThat(second.answers).containsExactly("c false");
  }

  @Test
  void whoResumesTooOftenCostsNothingMoreAndIsToldSo() {
    resume(one, first, null);
    String begin = first.position();
    one.deliver(signal(0, 0, "c", ALICE));
    int recovered = 0;
    for (int i = 0; i < 2_000; i++) {
      var again = Recorder.resumable(MALLORY);
      resume(one, again, begin);
      recovered += again.answers.contains("c true") ? 1 : 0;
    }

    resume(one, second, begin);

    assertThat(recovered).isBetween(1_000, 1_500);
    assertThat(second.messages()).containsExactly("\"0-0\"");
    assertThat(second.answers).containsExactly("c true");
  }

  /** The flood is nineteen times as large as the window. */
  @Test
  void aFloodOnOneChannelCostsNobodyElseWhatTheyMissed() {
    resume(one, first, null);
    String begin = first.position();
    one.deliver(signal(0, 0, "c", ALICE));
    for (int i = 0; i < 3_000; i++) {
      one.deliver(large(1, i, "flooded", "user:default/" + i));
    }
    one.settle(System.currentTimeMillis());

    resume(one, second, begin);
    one.resume(new Resumption(third, List.of("flooded"), begin));

    assertThat(second.messages()).containsExactly("\"0-0\"");
    assertThat(second.answers).containsExactly("c true");
    assertThat(third.answers).containsExactly("flooded false");
  }

  private static void resume(Hub hub, Recorder listener, @Nullable String since) {
    hub.resume(new Resumption(listener, List.of("c"), since));
  }

  private static Signal signal(int partition, long offset, String channel, String recipient) {
    return numbered(partition, partition, offset, channel, recipient);
  }

  /** Returns a signal of the other instance, which numbers the partitions in reverse order. */
  private static Signal other(int partition, long offset, String channel, String recipient) {
    return numbered(1 - partition, partition, offset, channel, recipient);
  }

  private static Signal numbered(
      int number, int partition, long offset, String channel, String recipient) {
    byte[] message = "\"%d-%d\"".formatted(partition, offset).getBytes(UTF_8);
    return new Signal(
        number,
        offset,
        System.currentTimeMillis(),
        new byte[] {'i'},
        Address.of(channel, recipient),
        ByteBuffer.wrap(message));
  }

  private static Signal large(int partition, long offset, String channel, String recipient) {
    Signal small = signal(partition, offset, channel, recipient);
    return new Signal(
        partition, offset, small.time(), null, small.address(), ByteBuffer.allocate(6_500));
  }

  private static String position(String frame) {
    return frame.replaceAll(".*\"position\":\"([^\"]*)\".*", "$1");
  }
}
