package io.heliograph.signals.fanout;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.Records;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FanOutTest {
  private final Hub hub = Hubs.ofOneMegabyte();
  private final Recorder alice = Recorder.stock("user:default/alice");
  private final List<Integer> heardAtPauses = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FanOut fanOut = new FanOut(hub, new FanOutMetrics(registry), this::pause);

  @BeforeEach
  void aliceListens() {
    hub.begin(Uuid.randomUuid(), 0, 0);
    hub.subscribe(alice, "c");
  }

  @Test
  void whatSomebodyHearsAndWhatNobodyHearsKeepTheirOrder() {
    accept(bobs(), alices("1"), bobs(), bobs(), alices("2"), alices("3"), bobs());

    assertThat(alice.messages()).containsExactly("1", "2", "3");
    assertThat(registry.get("heliograph.signals.records").counter().count()).isEqualTo(7);
  }

  @Test
  void aMalformedRecordKeepsNothingFromThoseBehindIt() {
    accept(alices("1"), aRecord(), alices("2"));

    assertThat(alice.messages()).containsExactly("1", "2");
  }

  @Test
  void readersHaveTheirTurnBeforeABurstIsTooLarge() {
    String large = "\"" + "x".repeat(100_000) + "\"";

    accept(alices(large), bobs(), alices(large), bobs(), alices(large), alices("1"));

    assertThat(heardAtPauses).containsExactly(2);
    assertThat(alice.frames).hasSize(4);
  }

  @Test
  void aBurstEndsWithItsRecordsHoweverSmall() {
    accept(IntStream.range(0, 600).mapToObj(number -> alices("1")).toArray(Records[]::new));

    assertThat(heardAtPauses).containsExactly(256, 512);
  }

  @Test
  void nobodyIsWaitedForWhereNobodyListens() {
    accept(IntStream.range(0, 600).mapToObj(number -> bobs()).toArray(Records[]::new));

    assertThat(heardAtPauses).isEmpty();
  }

  /** An event loop that is waited for may be waiting for the hub. */
  private void pause() {
    assertThat(Thread.holdsLock(hub)).isFalse();
    heardAtPauses.add(alice.frames.size());
  }

  private static Records alices(String json) {
    return aRecord().on("c").to("user:default/alice").saying(json);
  }

  private static Records bobs() {
    return aRecord().on("c").to("user:default/bob");
  }

  private void accept(Records... records) {
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> all =
        Stream.of(records).map(record -> record.consumedFrom("signals", 0)).toList();
    fanOut.accept(new SignalFeed(0), all, System.currentTimeMillis());
    fanOut.settle(System.currentTimeMillis());
  }
}
