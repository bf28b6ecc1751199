package io.heliograph.notifications.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From whatever was thrown to a {@link Problem}. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** PostgreSQL: character_not_in_repertoire, untranslatable_character. */
  private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

  @ServerExceptionMapper
  Response refused(ProblemException refusal, HttpServerRequest request) {
    return answer(refusal.problem(), refusal.detail(), request);
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  Response unknownCaller(HttpServerRequest request) {
    return answer(Problem.AUTHENTICATION, "Send a valid token as Authorization: Bearer", request);
  }

  @ServerExceptionMapper
  Response notAllowed(ForbiddenException forbidden, HttpServerRequest request) {
    return answer(Problem.NOT_ALLOWED, Problem.NOT_ALLOWED.title(), request);
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException invalid, HttpServerRequest request) {
    return answer(Problem.INPUT, BadBody.describe(invalid.getConstraintViolations()), request);
  }

  /** What the framework refuses before a resource is reached. */
  @ServerExceptionMapper
  Response framework(WebApplicationException refusal, HttpServerRequest request) {
    if (refusal.getCause() instanceof JsonProcessingException broken) {
      return answer(Problem.INPUT, BadBody.describe(broken), request);
    }
    return switch (refusal.getResponse().getStatus()) {
      case 404, 405 -> Response.status(Response.Status.NOT_FOUND).build();
      case 415 -> answer(Problem.INPUT, "Send the body as Content-Type: application/json", request);
      case 400 -> answer(Problem.INPUT, Problem.INPUT.title(), request);
      default -> unexpected(refusal, request);
    };
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response json(JsonProcessingException broken, HttpServerRequest request) {
    return answer(Problem.INPUT, BadBody.describe(broken), request);
  }

  @ServerExceptionMapper
  Response database(PgException failure, HttpServerRequest request) {
    return UNSTORABLE_TEXT.contains(failure.getSqlState())
        ? answer(Problem.INPUT, "Text must not hold the character U+0000", request)
        : unexpected(failure, request);
  }

  @ServerExceptionMapper({ConnectException.class, ClosedConnectionException.class})
  Response databaseAway(Exception failure, HttpServerRequest request) {
    LOG.warnf("postgresql cannot be reached reason=%s", failure.toString());
    return answer(Problem.UNAVAILABLE, "The database cannot be reached, try again", request);
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, HttpServerRequest request) {
    String reference = UUID.randomUUID().toString();
    LOG.errorf(failure, "request failed reference=%s", reference);
    return answer(Problem.INTERNAL, "It is in the log as " + reference, request);
  }

  private static Response answer(Problem problem, String detail, HttpServerRequest request) {
    return Response.status(problem.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ProblemBody.of(problem, detail, request.method().name(), request.uri()))
        .build();
  }
}
