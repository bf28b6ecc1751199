package io.heliograph.notifications.sending;

import io.heliograph.notifications.sending.Outcome.Accepted;
import io.heliograph.notifications.sending.Outcome.Blocked;
import io.heliograph.notifications.sending.Outcome.Failed;
import io.heliograph.notifications.sending.Outcome.Finished;
import io.heliograph.notifications.sending.Outcome.Repeated;
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

  private final JobReader reader;
  private final JobReceipts receipts;

  SendAnswers(JobReader reader, JobReceipts receipts) {
    this.reader = reader;
    this.receipts = receipts;
  }

  /** The answer, or no item if it is written already. */
  Uni<Response> answer(Outcome outcome, HttpServerRequest request) {
    return switch (outcome) {
      case Stored stored -> item(ok(stored.receipts(), stored.send().dropped()));
      case Repeated repeated ->
          item(ok(repeated.answer().body(), repeated.answer().dropped()).header(REPLAYED, true));
      case Accepted accepted -> accepted(accepted.job());
      case Finished finished -> finished(finished, request);
      case Blocked _, Failed _ -> throw new IllegalStateException("a failure has no answer");
    };
  }

  private Uni<Response> accepted(Job job) {
    return reader
        .status(job.id(), job.content().origin())
        .map(
            status ->
                Response.status(Status.ACCEPTED)
                    .entity(status.orElseThrow())
                    .header(HttpHeaders.LOCATION, JobResource.path(job.id()))
                    .header(PREFERENCE_APPLIED, Preferences.RESPOND_ASYNC)
                    .header(DROPPED, job.dropped())
                    .build());
  }

  private Uni<Response> finished(Finished finished, HttpServerRequest request) {
    if (finished.repeated()) {
      request.response().putHeader(REPLAYED, "true");
    }
    return receipts.write(finished.job(), request);
  }

  /** A header that is {@code null} is left out. */
  private static ResponseBuilder ok(Object body, @Nullable String dropped) {
    return Response.ok(body).header(DROPPED, dropped);
  }

  private static Uni<Response> item(ResponseBuilder answer) {
    return Uni.createFrom().item(answer.build());
  }
}
