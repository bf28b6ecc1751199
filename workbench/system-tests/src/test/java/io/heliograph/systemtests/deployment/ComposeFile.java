package io.heliograph.systemtests.deployment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.heliograph.harness.product.Repository;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code docker-compose.yml}. It accepts only the keys that this project uses. */
record ComposeFile(
    String name, Map<String, Service> services, Map<String, Map<String, String>> volumes) {

  @JsonNaming(SnakeCaseStrategy.class)
  record Service(
      @Nullable String image,
      @Nullable Build build,
      @Nullable String restart,
      List<String> entrypoint,
      List<String> command,
      Map<String, @Nullable String> environment,
      List<Mount> volumes,
      List<String> ports,
      Map<String, Dependency> dependsOn,
      @Nullable Healthcheck healthcheck,
      boolean readOnly,
      List<String> tmpfs,
      List<String> capDrop,
      List<String> securityOpt,
      @Nullable String shmSize,
      @Nullable String memLimit,
      @Nullable String stopGracePeriod) {
    Service {
      entrypoint = requireNonNullElse(entrypoint, List.of());
      command = requireNonNullElse(command, List.of());
      environment = requireNonNullElse(environment, Map.of());
      volumes = requireNonNullElse(volumes, List.of());
      ports = requireNonNullElse(ports, List.of());
      dependsOn = requireNonNullElse(dependsOn, Map.of());
      tmpfs = requireNonNullElse(tmpfs, List.of());
      capDrop = requireNonNullElse(capDrop, List.of());
      securityOpt = requireNonNullElse(securityOpt, List.of());
    }
  }

  record Build(String context, Map<String, String> args) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Mount(String type, String source, String target, boolean readOnly, @Nullable Bind bind) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Bind(boolean createHostPath) {}

  record Dependency(Condition condition) {}

  enum Condition {
    @JsonProperty("service_healthy")
    HEALTHY,
    @JsonProperty("service_completed_successfully")
    COMPLETED
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Healthcheck(
      List<String> test,
      String interval,
      String timeout,
      int retries,
      String startPeriod,
      String startInterval) {}

  static ComposeFile read() {
    return StrictYaml.read(
        Repository.read(Repository.path("docker-compose.yml")), ComposeFile.class);
  }
}
