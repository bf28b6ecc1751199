package io.heliograph.notifications.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublishingWavesTest {
  private static final String LARGE = "x".repeat(PublishingWaves.SAFE_LENGTH + 1);
  private static final String SMALL = "x".repeat(PublishingWaves.SAFE_LENGTH);

  private final List<OutboxEntry> batch = new ArrayList<>();

  @Test
  void smallEntriesOfOneRecipientAreOneWave() {
    add("a", SMALL);
    add("a", SMALL);

    assertThat(waves()).containsExactly(List.of(0L, 1L));
  }

  @Test
  void largeEntriesOfSeveralRecipientsAreOneWave() {
    add("a", LARGE);
    add("b", LARGE);

    assertThat(waves()).containsExactly(List.of(0L, 1L));
  }

  @Test
  void entriesBehindALargeOneOfTheirRecipientAreInTheNextWave() {
    add("a", SMALL);
    add("a", LARGE);
    add("a", SMALL);
    add("b", SMALL);
    add("a", LARGE);
    add("a", LARGE);
    add("b", SMALL);

    assertThat(waves()).containsExactly(List.of(0L, 1L, 3L, 6L), List.of(2L, 4L), List.of(5L));
  }

  private void add(String recipient, String message) {
    var event = new OutboxEvent("test", "c", recipient, null, Instant.EPOCH, message);
    batch.add(new OutboxEntry(batch.size(), new UUID(0, batch.size()), event));
  }

  private List<List<Long>> waves() {
    return PublishingWaves.of(batch).stream()
        .map(wave -> wave.stream().map(OutboxEntry::id).toList())
        .toList();
  }
}
