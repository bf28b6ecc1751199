package io.heliograph.notifications.web;

import io.heliograph.web.Problem;
import io.heliograph.web.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From what PostgreSQL says to a {@link Problem}. */
final class DatabaseMappers {
  private static final Logger LOG = Logger.getLogger(DatabaseMappers.class);

  /** PostgreSQL: character_not_in_repertoire, untranslatable_character. */
  private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

  /** PostgreSQL: classes of connection exception, lack of resources, operator intervention. */
  private static final Set<String> REFUSING = Set.of("08", "53", "57");

  @ServerExceptionMapper
  Response refused(PgException failure, HttpServerRequest request) {
    return problem(failure).toResponse(request);
  }

  @ServerExceptionMapper({ConnectException.class, ClosedConnectionException.class})
  Response away(Exception failure, HttpServerRequest request) {
    return away(failure).toResponse(request);
  }

  private static ProblemException problem(PgException failure) {
    String state = failure.getSqlState();
    if (UNSTORABLE_TEXT.contains(state)) {
      return Problem.INPUT.because("Text must not hold the character U+0000");
    }
    return REFUSING.contains(state.substring(0, 2))
        ? away(failure)
        : ProblemException.unexpected(failure);
  }

  private static ProblemException away(Exception failure) {
    LOG.warnf("postgresql cannot be reached reason=%s", failure.toString());
    return Problem.UNAVAILABLE.because("The database cannot be reached, try again");
  }
}
