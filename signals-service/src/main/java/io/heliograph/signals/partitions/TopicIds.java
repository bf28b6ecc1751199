package io.heliograph.signals.partitions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Identifies topics. A broker that does not know ids of topics (Redpanda before 25.3) answers with
 * zero; then the id is derived from the name, equally on every instance, and a topic that is
 * created again is not detected. A topic keeps its kind of id until the process ends, so that it is
 * not read again from the beginning while the brokers of a cluster are upgraded. Thread-safe.
 */
final class TopicIds {
  private static final Logger LOG = Logger.getLogger(TopicIds.class);

  private final Map<String, Uuid> known = new ConcurrentHashMap<>();
  private final AtomicBoolean warned = new AtomicBoolean();

  /** Returns the id of the topic, which is never zero. */
  Uuid of(String topic, Uuid answered) {
    return known.compute(topic, (name, before) -> current(name, before, answered));
  }

  private Uuid current(String topic, @Nullable Uuid before, Uuid answered) {
    Uuid named = named(topic);
    if (!answered.equals(Uuid.ZERO_UUID)) {
      return named.equals(before) ? named : answered;
    }
    warnOnce(topic);
    return before == null ? named : before;
  }

  private static Uuid named(String topic) {
    UUID id = UUID.nameUUIDFromBytes(topic.getBytes(UTF_8));
    return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private void warnOnce(String topic) {
    if (warned.compareAndSet(false, true)) {
      LOG.warnf(
          "kafka gives topics no ids, positions use their names, and a topic that is created again"
              + " is not detected topic=%s",
          topic);
    }
  }
}
