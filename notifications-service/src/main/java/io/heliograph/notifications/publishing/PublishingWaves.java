package io.heliograph.notifications.publishing;

import io.heliograph.notifications.outbox.OutboxEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides a batch so that a short form is never published behind later entries of its recipient. An
 * entry that Kafka may refuse as too large ends a wave for its recipient: the entries behind it are
 * in the next wave. Most batches are one wave.
 *
 * <p><b>Cost.</b> Each wave is a round trip to Kafka. A batch has as many waves as the recipient
 * with the most long messages has of them, and one more: at most {@code
 * heliograph.outbox.batch-size}. Recipients share waves, so the number of recipients does not
 * matter.
 *
 * <p><b>Why long messages are not sent together, with a fallback.</b> The fallback would come too
 * late: when the refusal of the first one arrives, Kafka may have accepted those behind it, and the
 * short form would follow them. An idempotent producer does not prevent this. It numbers the
 * records behind a refused one anew and sends them, and a partition that does not know the producer
 * accepts any first number. The limit of the topic is not read from Kafka either: that needs
 * another permission, and the limit can be lowered between the answer and the batch.
 */
final class PublishingWaves {
  /**
   * Length of a message up to which it shares a wave with later entries of its recipient. Topics
   * with {@code max.message.bytes} accept it in practice.
   */
  static final int SAFE_LENGTH = 1024;

  private PublishingWaves() {}

  /** Returns the waves in the order in which they are published; none is empty. */
  static List<List<OutboxEntry>> of(List<OutboxEntry> batch) {
    var waves = new ArrayList<List<OutboxEntry>>();
    Map<String, Integer> waveOf = new HashMap<>();
    for (OutboxEntry entry : batch) {
      String recipient = entry.event().recipient();
      int wave = waveOf.getOrDefault(recipient, 0);
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(entry);
      if (entry.event().message().length() > SAFE_LENGTH) {
        waveOf.put(recipient, wave + 1);
      }
    }
    return waves;
  }
}
