package io.heliograph.signals.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Backstage's: tells anybody that the service answers, and asks neither Kafka nor the token. */
@Path("/api/signals/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  private static final Health OK = new Health("ok");

  @GET
  public Health health() {
    return OK;
  }

  /** How the service is. */
  public record Health(String status) {}
}
