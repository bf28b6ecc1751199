package io.heliograph.signals.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The health endpoint of Backstage. It needs no token and does not check Kafka. */
@Path("/api/signals/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  private static final Health OK = new Health("ok");

  @GET
  public Health health() {
    return OK;
  }

  /** The status of the service. */
  public record Health(String status) {}
}
