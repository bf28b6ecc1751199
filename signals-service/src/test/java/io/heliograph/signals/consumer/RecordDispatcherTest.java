package io.heliograph.signals.consumer;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.Records;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.HubMetrics;
import io.heliograph.signals.hub.Hubs;
import io.heliograph.signals.hub.Recorder;
import io.heliograph.signals.records.ReadResult;
import io.heliograph.signals.records.RecordReader;
import io.heliograph.signals.records.SignalRecordReader;
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

class RecordDispatcherTest {
  private final Hub hub = Hubs.ofOneMegabyte();
  private final Recorder alice = Recorder.stock("user:default/alice");
  private final List<Integer> heardAtPauses = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecordDispatcher dispatcher =
      new RecordDispatcher(hub, new HubMetrics(registry), this::pause);

  @BeforeEach
  void aliceListens() {
    hub.startPartition(Uuid.randomUuid(), 0, 0);
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

  @Test
  void nobodyWaitsForTheHubWhileRecordsAreRead() {
    var readings = new ArrayList<Boolean>();
    RecordReader reader =
        new RecordReader() {
          @Override
          public int number() {
            return 0;
          }

          @Override
          public ReadResult read(ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
            readings.add(Thread.holdsLock(hub));
            throw new IllegalStateException("a record that cannot be read");
          }
        };

    dispatcher.accept(reader, consumed(alices("1"), bobs()), 0);

    assertThat(readings).containsExactly(false, false);
    assertThat(registry.get("heliograph.signals.records.dropped").counter().count()).isEqualTo(2);
  }

  /** Checks that a pause does not hold the lock of the hub, which the event loop may need. */
  private void pause() {
    assertThat(Thread.holdsLock(hub)).isFalse();
    heardAtPauses.add(alice.frames.size());
  }

  private static Records alices(String json) {
    return aRecord().on("c").to("user:default/alice").consumer(json);
  }

  private static Records bobs() {
    return aRecord().on("c").to("user:default/bob");
  }

  private void accept(Records... records) {
    dispatcher.accept(new SignalRecordReader(0), consumed(records), System.currentTimeMillis());
    dispatcher.settle(System.currentTimeMillis());
  }

  private static List<ConsumerRecord<ByteBuffer, ByteBuffer>> consumed(Records... records) {
    return Stream.of(records).map(record -> record.consumedFrom("signals", 0)).toList();
  }
}
