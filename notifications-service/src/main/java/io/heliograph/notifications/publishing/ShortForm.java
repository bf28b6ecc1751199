package io.heliograph.notifications.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.notifications.delivery.InboxSignals;
import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Creates the entries that are published instead of one that Kafka refuses as too large. */
@Singleton
final class ShortForm {
  private final InboxSignals signals;

  ShortForm(InboxSignals signals) {
    this.signals = signals;
  }

  /** Returns the entries in order; empty if the entry cannot be shortened. */
  List<OutboxEntry> of(OutboxEntry entry) {
    List<OutboxEvent> events = signals.shortened(entry.event());
    return events.size() == 1
        ? List.of(new OutboxEntry(entry.id(), entry.eventId(), events.getFirst()))
        : IntStream.range(0, events.size())
            .mapToObj(part -> new OutboxEntry(entry.id(), partId(entry, part), events.get(part)))
            .toList();
  }

  /** Returns an id that is the same when the entry is published again. */
  private static UUID partId(OutboxEntry entry, int part) {
    return UUID.nameUUIDFromBytes((entry.eventId() + "/" + part).getBytes(UTF_8));
  }
}
