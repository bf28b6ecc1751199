package io.heliograph.notifications.sending;

import io.heliograph.identity.Access;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.notifications.command.RecipientsBody.Broadcast;
import io.heliograph.notifications.command.SendRequest;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.web.caller.Caller;
import io.heliograph.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Sends what the calling service requests, if it may. */
@Singleton
public final class RequestSender {
  private final NotificationSender sender;
  private final LinkCheck links;
  private final Caller caller;

  RequestSender(NotificationSender sender, LinkCheck links, Caller caller) {
    this.sender = sender;
    this.links = links;
    this.caller = caller;
  }

  /**
   * Returns the result once it is durable; never {@link SendResult.Failed}. Throws {@link
   * Problem#NOT_ALLOWED} if the service may not send this.
   *
   * @param key the idempotency key
   * @param early whether the sender prefers not to wait for a large send
   */
  public Uni<SendResult> send(SendRequest request, @Nullable String key, boolean early) {
    ServicePrincipal service = caller.service();
    requireAccess(service.access(), request);
    links.check(request.payload().link());
    return sender.send(request.toCommand(service.subject(), key, early));
  }

  private static void requireAccess(Access access, SendRequest request) {
    access
        .refusalOf(request.recipients() instanceof Broadcast, request.payload().topic())
        .map(Problem.NOT_ALLOWED::because)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }
}
