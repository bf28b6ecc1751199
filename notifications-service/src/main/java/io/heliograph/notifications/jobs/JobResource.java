package io.heliograph.notifications.jobs;

import static io.heliograph.web.problem.Problem.NOT_FOUND;

import io.heliograph.notifications.command.JobStatus;
import io.heliograph.notifications.command.Receipt;
import io.heliograph.notifications.http.Ids;
import io.heliograph.notifications.http.StrictQuery;
import io.heliograph.web.caller.Caller;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** HTTP endpoint where a service reads the status and receipts of its sends to many users. */
@Path("/api/notifications/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Sending")
public class JobResource {
  private final JobReader reader;
  private final JobReceipts receipts;
  private final Caller caller;

  JobResource(JobReader reader, JobReceipts receipts, Caller caller) {
    this.reader = reader;
    this.receipts = receipts;
    this.caller = caller;
  }

  public static String path(UUID id) {
    return "/api/notifications/jobs/" + id;
  }

  @GET
  @Operation(summary = "Read the progress of a send to many users")
  public Uni<JobStatus> status(String id, @Context UriInfo uri) {
    StrictQuery.of(uri);
    return own(id);
  }

  @GET
  @Path("receipts")
  @Operation(summary = "Read the answer to a finished send to many users")
  @APIResponseSchema(value = Receipt[].class, responseDescription = "One for each recipient")
  public Uni<Response> receipts(
      String id, @Context UriInfo uri, @Context HttpServerRequest request) {
    StrictQuery.of(uri);
    return own(id)
        .invoke(JobResource::requireFinished)
        .flatMap(job -> receipts.write(job.id(), request));
  }

  private Uni<JobStatus> own(String id) {
    String origin = caller.service().subject();
    UUID known = Ids.find(id).orElseThrow(JobResource::unknown);
    return reader.status(known, origin).map(job -> job.orElseThrow(JobResource::unknown));
  }

  private static void requireFinished(JobStatus job) {
    switch (job.state()) {
      case FINISHED -> {}
      case RUNNING -> throw Problem.CONFLICT.because("The send is not finished");
      case FAILED ->
          throw Problem.CONFLICT.because("The send failed and has no answer").withoutRetry();
    }
  }

  private static ProblemException unknown() {
    return NOT_FOUND.because("No such send of this service, or it is not kept any more");
  }
}
