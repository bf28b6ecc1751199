package io.heliograph.signals.fanout;

import io.heliograph.contract.SignalHeaders;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out what a relay sends twice: records of a leader that was replaced (a lower term than one
 * seen in that partition), and ids that were seen lately. Records that no relay published have no
 * term and always pass. For the consuming thread only.
 */
final class RecordGate {
  /** A new leader repeats at most one batch of the old one; batches hold at most 1,000. */
  private static final int REMEMBERED = 2048;

  private final Map<TopicPartition, Relay> relays = new HashMap<>();

  Verdict check(ConsumerRecord<?, ?> record) {
    String term = Signal.text(record.headers(), SignalHeaders.TERM);
    return term == null
        ? Verdict.PASS
        : relays
            .computeIfAbsent(partitionOf(record), none -> new Relay())
            .check(record.headers(), term);
  }

  private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  enum Verdict {
    PASS,
    MALFORMED,
    STALE,
    REPEATED
  }

  /** What came from relays through one partition. */
  private static final class Relay {
    private final Recent ids = new Recent();
    private long highestTerm = Long.MIN_VALUE;

    Verdict check(Headers headers, String termText) {
      Long term = parse(termText);
      String id = Signal.text(headers, SignalHeaders.ID);
      if (term == null || id == null) {
        return Verdict.MALFORMED;
      }
      if (term < highestTerm) {
        return Verdict.STALE;
      }
      highestTerm = term;
      return ids.put(id, true) == null ? Verdict.PASS : Verdict.REPEATED;
    }

    private static @Nullable Long parse(String term) {
      try {
        return Long.valueOf(term);
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }

  /** The ids seen last. */
  private static final class Recent extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
