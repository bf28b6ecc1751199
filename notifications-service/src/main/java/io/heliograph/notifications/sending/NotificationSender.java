package io.heliograph.notifications.sending;

import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendCommand;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.SendResult.TooLarge;
import io.heliograph.notifications.idempotency.Idempotency;
import io.heliograph.notifications.jobs.JobSender;
import io.heliograph.notifications.queue.SendQueue;
import io.heliograph.notifications.queue.SendingConfig;
import io.heliograph.notifications.recipients.RecipientResolver;
import io.heliograph.notifications.recipients.Recipients;
import io.heliograph.web.ByteBudget;
import io.heliograph.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Sends one notification to all its recipients. */
@Singleton
final class NotificationSender {
  /** Sends of up to this size in bytes do not count towards the limit for sends in progress. */
  private static final int SMALL = 8 * 1024;

  private final RecipientResolver resolver;
  private final SendQueue queue;
  private final JobSender jobs;
  private final Idempotency idempotency;
  private final SendingConfig config;
  private final ByteBudget inProgress;

  NotificationSender(
      RecipientResolver resolver,
      SendQueue queue,
      JobSender jobs,
      Idempotency idempotency,
      SendingConfig config) {
    this.resolver = resolver;
    this.queue = queue;
    this.jobs = jobs;
    this.idempotency = idempotency;
    this.config = config;
    this.inProgress = new ByteBudget(config.maxInProgress().asLongValue());
  }

  /** Returns the result of a send once it is durable; never {@link SendResult.Failed}. */
  Uni<SendResult> send(SendCommand command) {
    return Uni.createFrom().deferred(() -> within(command.bytes(), () -> sendAdmitted(command)));
  }

  private Uni<SendResult> sendAdmitted(SendCommand command) {
    return idempotency
        .exclusively(command, () -> resolve(command).flatMap(this::write).flatMap(jobs::run))
        .flatMap(SendResult::orFailure);
  }

  /** Releases the reserved bytes on termination, also if the work throws when it starts. */
  private <T> Uni<T> within(long bytes, Supplier<Uni<T>> work) {
    if (bytes <= SMALL) {
      return work.get();
    }
    if (!inProgress.tryTake(bytes)) {
      throw Problem.UNAVAILABLE.because("Too many large sends are in progress, try again");
    }
    return Uni.createFrom()
        .deferred(work::get)
        .onTermination()
        .invoke(() -> inProgress.giveBack(bytes));
  }

  private Uni<ResolvedSend> resolve(SendCommand command) {
    return switch (command.recipients()) {
      case Recipients.Broadcast everyone ->
          Uni.createFrom().item(ResolvedSend.toEverybody(command));
      case Recipients.Entities entities ->
          resolver.resolve(entities).map(resolution -> ResolvedSend.to(resolution, command));
    };
  }

  /**
   * Writes a large send as a job in several transactions; a send to few users or a broadcast shares
   * a transaction with others. A send that replaces large notifications proves to be large only
   * when it is written.
   */
  private Uni<SendResult> write(ResolvedSend send) {
    return isLarge(send)
        ? writeJob(send)
        : queue
            .write(send)
            .flatMap(
                result ->
                    result instanceof TooLarge ? writeJob(send) : Uni.createFrom().item(result));
  }

  private Uni<SendResult> writeJob(ResolvedSend send) {
    return within((long) send.users().size() * SendCommand.BYTES_PER_REF, () -> jobs.accept(send));
  }

  private boolean isLarge(ResolvedSend send) {
    if (send.size() > config.maxSize().asLongValue()) {
      throw Problem.TOO_LARGE.because(
          "Send at most %d characters in all: a shorter text, or to fewer users at once"
              .formatted(config.maxSize().asLongValue()));
    }
    return send.users().size() > config.largestShared()
        || (send.size() > config.largestSharedSize().asLongValue() && !send.isBroadcast());
  }
}
