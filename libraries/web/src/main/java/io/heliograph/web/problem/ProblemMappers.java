package io.heliograph.web.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.heliograph.identity.IdentityUnavailableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions to {@link Problem}. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response refused(ProblemException refusal, HttpServerRequest request) {
    return refusal.toResponse(request);
  }

  @ServerExceptionMapper
  Response refusedToken(AuthenticationFailedException refused, HttpServerRequest request) {
    return refused.getCause() instanceof IdentityUnavailableException
        ? answer(Problem.UNAVAILABLE, "The token cannot be verified at present, try again", request)
        : unknownCaller(request);
  }

  @ServerExceptionMapper(UnauthorizedException.class)
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

  /** Maps requests that the framework refuses before a resource is called. */
  @ServerExceptionMapper
  Response framework(WebApplicationException refusal, HttpServerRequest request) {
    if (refusal.getCause() instanceof JsonProcessingException broken) {
      return json(broken, request);
    }
    int status = refusal.getResponse().getStatus();
    return switch (status) {
      case 404, 405 -> Response.status(Response.Status.NOT_FOUND).build();
      case 406 -> answer(Problem.NOT_ACCEPTABLE, "Accept application/json", request);
      case 415 -> answer(Problem.INPUT, "Send the body as Content-Type: application/json", request);
      default ->
          status < 500
              ? answer(Problem.INPUT, Problem.INPUT.title(), request)
              : unexpected(refusal, request);
    };
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response json(JsonProcessingException broken, HttpServerRequest request) {
    if (broken.getCause() instanceof ProblemException refusal) {
      return refused(refusal, request);
    }
    return broken.getProcessor() instanceof JsonGenerator
        ? unexpected(broken, request)
        : answer(Problem.INPUT, BadBody.describe(broken), request);
  }

  /** Returns a response that is never received, because the client has disconnected. */
  @ServerExceptionMapper
  Response left(ClientLeftException gone) {
    LOG.debugf("client left while its body was read reason=%s", gone.getMessage());
    return Response.status(Response.Status.BAD_REQUEST).build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, HttpServerRequest request) {
    return ProblemException.unexpected(failure).toResponse(request);
  }

  private static Response answer(Problem problem, String detail, HttpServerRequest request) {
    return problem.because(detail).toResponse(request);
  }
}
