package io.heliograph.notifications.sending;

import io.heliograph.notifications.sending.Outcome.Accepted;
import io.heliograph.notifications.sending.Outcome.Blocked;
import io.heliograph.notifications.sending.Outcome.Failed;
import io.heliograph.notifications.sending.Outcome.Finished;
import io.heliograph.notifications.sending.Outcome.Repeated;
import io.heliograph.notifications.sending.Outcome.RepeatedJob;
import io.heliograph.notifications.sending.Outcome.Stored;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** What became of a send, in HTTP. The body is Backstage's; what goes beyond it is in headers. */
@Singleton
final class SendAnswers {
  static final String DROPPED = "Heliograph-Dropped-Recipients";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final String PREFERENCE_APPLIED = "Preference-Applied";

  private final JobReceipts receipts;

  SendAnswers(JobReceipts receipts) {
    this.receipts = receipts;
  }

  /** The answer, or no item if it is written already. */
  Uni<Response> answer(Outcome outcome, HttpServerRequest request) {
    return switch (outcome) {
      case Stored stored -> item(ok(stored.receipts(), stored.send().dropped()));
      case Repeated repeated ->
          item(ok(repeated.answer().body(), repeated.answer().dropped()).header(REPLAYED, true));
      case Accepted accepted -> item(accepted(accepted));
      case Finished finished -> finished(finished, request);
      case RepeatedJob repeated -> repeated(repeated, request);
      case Blocked _, Failed _ -> throw new IllegalStateException("a failure has no answer");
    };
  }

  /** Also for a sender who would have waited: what is stored must not look like a failure. */
  private static ResponseBuilder accepted(Accepted accepted) {
    return Response.status(Status.ACCEPTED)
        .entity(accepted.job())
        .header(HttpHeaders.LOCATION, JobResource.path(accepted.job().id()))
        .header(PREFERENCE_APPLIED, accepted.preferred() ? Preferences.RESPOND_ASYNC : null)
        .header(DROPPED, accepted.dropped());
  }

  private Uni<Response> finished(Finished finished, HttpServerRequest request) {
    return receipts
        .write(finished.accepted().job().id(), request)
        .onFailure()
        .recoverWithItem(() -> accepted(finished.accepted()).build());
  }

  private Uni<Response> repeated(RepeatedJob repeated, HttpServerRequest request) {
    request.response().putHeader(REPLAYED, "true");
    return receipts
        .write(repeated.job(), request)
        .onFailure()
        .invoke(() -> request.response().headers().remove(REPLAYED));
  }

  /** A header that is {@code null} is left out. */
  private static ResponseBuilder ok(Object body, @Nullable String dropped) {
    return Response.ok(body).header(DROPPED, dropped);
  }

  private static Uni<Response> item(ResponseBuilder answer) {
    return Uni.createFrom().item(answer.build());
  }
}
