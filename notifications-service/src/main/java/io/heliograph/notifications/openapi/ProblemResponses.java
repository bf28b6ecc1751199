package io.heliograph.notifications.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.heliograph.web.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds the problems that an operation may return to every operation of the API document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {
  private static final Set<Problem> ANSWERED = EnumSet.complementOf(EnumSet.of(Problem.NO_UPGRADE));

  @Override
  public void filterOpenAPI(OpenAPI document) {
    ANSWERED.forEach(
        problem -> document.getComponents().addResponse(problem.errorName(), response(problem)));
    document.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .forEach(ProblemResponses::addTo);
  }

  private static APIResponse response(Problem problem) {
    var body = createMediaType().schema(createSchema().ref("ProblemBody"));
    APIResponse response =
        createAPIResponse()
            .description(problem.title())
            .content(createContent().addMediaType(MediaType.APPLICATION_JSON, body));
    problem.headers().forEach((name, value) -> response.addHeader(name, header(value)));
    return response;
  }

  private static Header header(String example) {
    return createHeader().schema(createSchema().addType(SchemaType.STRING)).example(example);
  }

  private static void addTo(Operation operation) {
    for (Problem problem : problemsOf(operation)) {
      operation
          .getResponses()
          .addAPIResponse(
              Integer.toString(problem.status()), createAPIResponse().ref(problem.errorName()));
    }
  }

  private static Set<Problem> problemsOf(Operation operation) {
    var problems = EnumSet.of(Problem.NOT_ACCEPTABLE, Problem.INTERNAL, Problem.UNAVAILABLE);
    if (operation.getSecurity() != null) {
      problems.addAll(Set.of(Problem.INPUT, Problem.AUTHENTICATION, Problem.NOT_ALLOWED));
    }
    if (operation.getRequestBody() != null) {
      problems.add(Problem.TOO_LARGE);
    }
    if (takes(operation, In.PATH)) {
      problems.add(Problem.NOT_FOUND);
    }
    if (takes(operation, In.HEADER)) {
      problems.addAll(Set.of(Problem.CONFLICT, Problem.KEY_REUSED));
    } else if (operation.getSecurity() != null) {
      problems.add(Problem.TOO_MANY);
    }
    return problems;
  }

  /**
   * Returns whether the operation has a parameter in that location. The only header parameter is
   * {@code Idempotency-Key}, for services that send.
   */
  private static boolean takes(Operation operation, In place) {
    List<Parameter> parameters = Optional.ofNullable(operation.getParameters()).orElse(List.of());
    return parameters.stream().anyMatch(parameter -> parameter.getIn() == place);
  }
}
