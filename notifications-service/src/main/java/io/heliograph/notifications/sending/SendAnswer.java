package io.heliograph.notifications.sending;

import io.heliograph.notifications.sending.Outcome.Failed;
import io.heliograph.notifications.sending.Outcome.Repeated;
import io.heliograph.notifications.sending.Outcome.Stored;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What became of a send, in HTTP. The body is Backstage's; what goes beyond it is in headers. */
final class SendAnswer {
  private static final String DROPPED = "Heliograph-Dropped-Recipients";
  private static final String REPLAYED = "Idempotency-Replayed";

  private SendAnswer() {}

  static Response of(Outcome outcome) {
    return switch (outcome) {
      case Stored stored -> answer(stored.receipts(), stored.send().dropped()).build();
      case Repeated repeated ->
          answer(repeated.answer().body(), repeated.answer().dropped())
              .header(REPLAYED, true)
              .build();
      case Failed failed -> throw new IllegalStateException("a failure has no answer");
    };
  }

  /** A header that is {@code null} is left out. */
  private static Response.ResponseBuilder answer(Object body, @Nullable String dropped) {
    return Response.ok(body).header(DROPPED, dropped);
  }
}
