package io.heliograph.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.heliograph.web.caller.Caller;
import io.heliograph.web.caller.ForServices;
import io.heliograph.web.caller.ForUsers;
import io.heliograph.web.problem.Problem;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of the test application of this library. */
@Path(TestResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class TestResource {
  public static final String PATH = "/api/letters";

  /** The service token in {@code application.properties}. */
  public static final String SERVICE_TOKEN = "service-token";

  private final Caller caller;

  TestResource(Caller caller) {
    this.caller = caller;
  }

  @GET
  public Map<String, String> open() {
    return Map.of("status", "ok");
  }

  @GET
  @Path("broken")
  public Map<String, String> broken() {
    throw new IllegalStateException("a secret");
  }

  @GET
  @Path("conflict")
  public Map<String, String> conflict() {
    throw Problem.CONFLICT.because("It exists already");
  }

  @GET
  @Path("{id}")
  public Map<String, String> one(String id) {
    return Map.of("id", id);
  }

  @POST
  @Authenticated
  @ForServices
  public Letter send(@NotNull @Valid Letter letter) {
    return letter;
  }

  @GET
  @Path("sender")
  @Authenticated
  public Map<String, String> sender() {
    return Map.of("sender", caller.service().subject());
  }

  @POST
  @Path("inbox")
  @Authenticated
  @ForUsers
  public Letter update(@NotNull Letter letter) {
    return letter;
  }

  /** A request body with one field of each kind. */
  public record Letter(
      @NotNull @Size(max = 10) String title,
      @Nullable String text,
      @Nullable Boolean urgent,
      @Nullable Colour colour,
      @Nullable List<@NotNull @Valid Stamp> stamps,
      @Nullable Map<String, Object> metadata) {}

  /** An enum as a closed set of values. */
  public enum Colour {
    RED,
    DARK_BLUE
  }

  /** A sealed interface as a closed set of types. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Local.class, name = "local"),
    @JsonSubTypes.Type(value = Abroad.class, name = "abroad")
  })
  public sealed interface Stamp {}

  /** A stamp without fields. */
  public record Local() implements Stamp {}

  /** A stamp with one field. */
  public record Abroad(@NotNull String country) implements Stamp {}
}
