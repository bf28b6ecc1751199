package io.heliograph.notifications.sending;

import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.SendResult.Accepted;
import io.heliograph.notifications.command.SendResult.Blocked;
import io.heliograph.notifications.command.SendResult.Failed;
import io.heliograph.notifications.command.SendResult.Finished;
import io.heliograph.notifications.command.SendResult.Repeated;
import io.heliograph.notifications.command.SendResult.RepeatedJob;
import io.heliograph.notifications.command.SendResult.Stored;
import io.heliograph.notifications.command.SendResult.TooLarge;
import io.heliograph.notifications.jobs.JobReceipts;
import io.heliograph.notifications.jobs.JobResource;
import io.heliograph.notifications.recipients.DroppedHeader;
import io.heliograph.web.PathPrefix;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * Maps the result of a send to an HTTP response. The body has Backstage's format; additional
 * information is in headers.
 */
@Singleton
final class SendAnswers {
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final String PREFERENCE_APPLIED = "Preference-Applied";

  private final JobReceipts receipts;
  private final PathPrefix prefix;

  SendAnswers(JobReceipts receipts, PathPrefix prefix) {
    this.receipts = receipts;
    this.prefix = prefix;
  }

  /** Returns the response, or no item if the response is already written. */
  Uni<Response> answer(SendResult outcome, HttpServerRequest request) {
    return switch (outcome) {
      case Stored stored -> item(ok(stored.receipts(), stored.dropped()));
      case Repeated repeated ->
          item(ok(repeated.answer().body(), repeated.answer().dropped()).header(REPLAYED, true));
      case Accepted accepted -> item(accepted(accepted, request));
      case Finished finished -> finished(finished, request);
      case RepeatedJob repeated -> repeated(repeated, request);
      case TooLarge _, Blocked _, Failed _ ->
          throw new IllegalStateException("a failure has no answer");
    };
  }

  /**
   * Returns a 202, also if the sender did not ask for one: a stored job must not look like a
   * failure.
   */
  private ResponseBuilder accepted(Accepted accepted, HttpServerRequest request) {
    return Response.status(Status.ACCEPTED)
        .entity(accepted.job())
        .header(HttpHeaders.LOCATION, prefix.of(request) + JobResource.path(accepted.job().id()))
        .header(PREFERENCE_APPLIED, accepted.preferred() ? PreferHeader.RESPOND_ASYNC : null)
        .header(DroppedHeader.NAME, accepted.dropped());
  }

  private Uni<Response> finished(Finished finished, HttpServerRequest request) {
    return receipts
        .write(finished.accepted().job().id(), request)
        .onFailure()
        .recoverWithItem(() -> accepted(finished.accepted(), request).build());
  }

  private Uni<Response> repeated(RepeatedJob repeated, HttpServerRequest request) {
    request.response().putHeader(REPLAYED, "true");
    return receipts
        .write(repeated.job(), request)
        .onFailure()
        .invoke(() -> request.response().headers().remove(REPLAYED));
  }

  /** Returns a 200; a header whose value is {@code null} is omitted. */
  private static ResponseBuilder ok(Object body, @Nullable String dropped) {
    return Response.ok(body).header(DroppedHeader.NAME, dropped);
  }

  private static Uni<Response> item(ResponseBuilder answer) {
    return Uni.createFrom().item(answer.build());
  }
}
