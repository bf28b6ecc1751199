package io.heliograph.notifications.publishing;

import io.heliograph.notifications.outbox.OutboxEntry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Publishes a batch in order per recipient, and refused entries in their short form. */
@Singleton
public final class BatchPublisher {
  private final OutboxPublisher publisher;
  private final ShortForm shortForm;
  private final RefusalMetrics metrics;

  BatchPublisher(OutboxPublisher publisher, ShortForm shortForm, RefusalMetrics metrics) {
    this.publisher = publisher;
    this.shortForm = shortForm;
    this.metrics = metrics;
  }

  /** Connects in advance, so that the first event does not wait for the connection. */
  public Uni<Void> connect() {
    return publisher.connect();
  }

  /**
   * Completes when every entry is acknowledged or refused, and returns the entries that are refused
   * in every form. Fails if Kafka does not accept the records for a reason of its own.
   */
  public Uni<List<RefusedEntry>> publish(List<OutboxEntry> batch, long term) {
    return oneByOne(PublishingWaves.of(batch), wave -> publishWave(wave, term));
  }

  private Uni<List<RefusedEntry>> publishWave(List<OutboxEntry> wave, long term) {
    return publisher
        .publish(wave, term)
        .chain(refused -> oneByOne(refused, entry -> publishAgain(entry, term)));
  }

  private Uni<List<RefusedEntry>> publishAgain(RefusedEntry refused, long term) {
    List<OutboxEntry> other = otherForm(refused);
    return other.isEmpty()
        ? Uni.createFrom().item(List.of(refused))
        : publisher.publish(other, term).map(again -> outcome(refused, again));
  }

  /**
   * Returns the short form of a record that is too large. Any other record is sent again alone,
   * because Kafka refuses also the valid records that it gets together with an invalid one.
   */
  private List<OutboxEntry> otherForm(RefusedEntry refused) {
    return refused.isTooLarge() ? shortForm.of(refused.entry()) : List.of(refused.entry());
  }

  private List<RefusedEntry> outcome(RefusedEntry refused, List<RefusedEntry> again) {
    if (!again.isEmpty()) {
      return List.of(new RefusedEntry(refused.entry(), again.getFirst().reason()));
    }
    if (refused.isTooLarge()) {
      metrics.shortened();
    }
    return List.of();
  }

  private static <T> Uni<List<RefusedEntry>> oneByOne(
      List<T> steps, Function<T, Uni<List<RefusedEntry>>> step) {
    return Multi.createFrom()
        .iterable(steps)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .collect()
        .asList()
        .map(parts -> parts.stream().flatMap(List::stream).toList());
  }
}
