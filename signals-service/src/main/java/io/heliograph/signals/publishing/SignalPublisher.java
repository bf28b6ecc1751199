package io.heliograph.signals.publishing;

import io.heliograph.kafka.BatchRefusal;
import io.heliograph.log.RareWarning;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/** Writes publications to Kafka and waits for their acknowledgement. */
@Singleton
final class SignalPublisher {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(SignalPublisher.class), Duration.ofSeconds(1));

  private final SignalProducer producer;
  private final Pending pending;
  private final PublishingConfig config;
  private final PublishingMetrics metrics;

  SignalPublisher(
      SignalProducer producer,
      Pending pending,
      PublishingConfig config,
      PublishingMetrics metrics) {
    this.producer = producer;
    this.pending = pending;
    this.config = config;
    this.metrics = metrics;
  }

  /**
   * Returns when Kafka has acknowledged every record; blocks for the configured time at most.
   *
   * @throws ProblemException {@link Problem#UNAVAILABLE} if the records are not acknowledged in
   *     time, {@link Problem#TOO_LARGE} or {@link Problem#INPUT} if Kafka refuses one of them
   */
  void publish(Publication publication) {
    metrics.measure(() -> pending.hold(publication.size(), () -> write(publication)));
  }

  private void write(Publication publication) {
    var deadline = new Deadline(config.timeout());
    try {
      awaitAll(sendAll(publication), deadline);
    } catch (TimeoutException | RetriableException e) {
      throw unavailable(e);
    } catch (ExecutionException e) {
      throw refusal(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  /**
   * Sends all records. Stops with a timeout if half of the configured time has passed before a
   * record is sent, so that the records after a blocked one are not attempted.
   */
  private List<SentRecord> sendAll(Publication publication) throws TimeoutException {
    var deadline = new Deadline(config.timeout().dividedBy(2));
    Producer<byte[], byte[]> kafka = connected();
    List<SentRecord> sent = new ArrayList<>();
    for (String recipient : publication.recipients()) {
      deadline.check();
      sent.add(SentRecord.send(kafka, SignalRecord.of(publication, recipient, config.topic())));
    }
    return sent;
  }

  private Producer<byte[], byte[]> connected() {
    try {
      return producer.connected();
    } catch (KafkaException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    }
  }

  private static void awaitAll(List<SentRecord> sent, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<SentRecord> again = new ArrayList<>();
    for (SentRecord record : sent) {
      record.awaitOrSendAgain(deadline).ifPresent(again::add);
    }
    for (SentRecord record : again) {
      record.await(deadline);
    }
  }

  /**
   * Maps a failure of a record. A failure that a retry cannot resolve, such as a topic that must
   * not be written, is an internal error and not the caller's.
   */
  static RuntimeException refusal(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RetriableException temporary -> unavailable(temporary);
      case RecordTooLargeException e -> tooLarge(e);
      case RecordBatchTooLargeException e -> tooLarge(e);
      case InvalidRecordException e -> invalid(e);
      case KafkaException e when BatchRefusal.isOfNeighbour(e) -> unavailable(e);
      case null, default -> new IllegalStateException("kafka refused a signal", failure.getCause());
    };
  }

  private static ProblemException tooLarge(Throwable reason) {
    WARNING.log(Problem.TOO_LARGE, "signal refused by kafka reason=" + reason);
    return Problem.TOO_LARGE.because("message: too large for the Kafka topic, send less");
  }

  private static ProblemException invalid(Throwable reason) {
    WARNING.log(Problem.INPUT, "signal refused by kafka reason=" + reason);
    return Problem.INPUT.because("message: not valid for the Kafka topic");
  }

  private static ProblemException unavailable(Throwable reason) {
    WARNING.log(Problem.UNAVAILABLE, "signal not published reason=" + reason);
    return Problem.UNAVAILABLE.because("Kafka has not acknowledged the signal, try again");
  }
}
