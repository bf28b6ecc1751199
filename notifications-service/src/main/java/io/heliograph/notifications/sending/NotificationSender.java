package io.heliograph.notifications.sending;

import io.heliograph.notifications.recipients.RecipientResolver;
import io.heliograph.notifications.recipients.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Sends one notification to all it is addressed to. */
@Singleton
final class NotificationSender {
  private final RecipientResolver resolver;
  private final SendQueue queue;
  private final SendWriter writer;
  private final Idempotency idempotency;
  private final SendingConfig config;

  NotificationSender(
      RecipientResolver resolver,
      SendQueue queue,
      SendWriter writer,
      Idempotency idempotency,
      SendingConfig config) {
    this.resolver = resolver;
    this.queue = queue;
    this.writer = writer;
    this.idempotency = idempotency;
    this.config = config;
  }

  /** What became of it, once that is durable; never {@link Outcome.Failed}. */
  Uni<Outcome> send(Command command) {
    return idempotency
        .exclusively(command, () -> resolve(command).flatMap(this::write))
        .flatMap(Outcome::orFailure);
  }

  private Uni<Send> resolve(Command command) {
    return switch (command.recipients()) {
      case Recipients.Broadcast everyone -> Uni.createFrom().item(Send.toEverybody(command));
      case Recipients.Entities entities ->
          resolver.resolve(entities).map(resolution -> Send.to(resolution, command));
    };
  }

  /** Few users share a transaction with other sends; many, and all, have one of their own. */
  private Uni<Outcome> write(Send send) {
    if (send.isBroadcast()) {
      return writer.writeAlone(send);
    }
    return send.users().size() > config.largestShared()
        ? writer.writeLarge(send)
        : queue.write(send);
  }
}
