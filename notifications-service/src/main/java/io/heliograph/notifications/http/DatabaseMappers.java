package io.heliograph.notifications.http;

import io.heliograph.log.RareWarning;
import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps failures of database calls to a {@link Problem}. */
final class DatabaseMappers {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(DatabaseMappers.class), Duration.ofSeconds(1));

  @ServerExceptionMapper
  Response refused(DatabaseException failure, HttpServerRequest request) {
    return problem(failure).toResponse(request);
  }

  private static ProblemException problem(DatabaseException failure) {
    return switch (failure.failure()) {
      case BAD_TEXT -> Problem.INPUT.because("Text must not contain the character U+0000");
      case UNAVAILABLE -> away(failure, "The database cannot be reached, try again");
      case OVERLOADED -> away(failure, "The database took too long, try again");
      case LOCKED -> away(failure, "Another request is changing the same data, try again");
      case CONFLICT -> away(failure, "Another request changed the same data, try again");
      case UNKNOWN_OUTCOME -> away(failure, "The change may have been stored, try again");
      case UNEXPECTED -> ProblemException.unexpected(failure);
    };
  }

  private static ProblemException away(DatabaseException failure, String detail) {
    WARNING.log(
        failure.failure(), "request failed because of the database reason=" + failure.getMessage());
    return Problem.UNAVAILABLE.because(detail);
  }
}
