package io.heliograph.localstack.process;

import java.util.stream.Stream;

/**
 * The environment variables that only the launcher reads. A service refuses them, because they
 * begin like its own.
 */
public final class LauncherVariables {

  public static final String POSTGRES_PORT = "HELIOGRAPH_POSTGRES_PORT";
  public static final String KAFKA_PORT = "HELIOGRAPH_KAFKA_PORT";

  private LauncherVariables() {}

  static Stream<String> all() {
    return Stream.concat(
        Stream.of(POSTGRES_PORT, KAFKA_PORT),
        Stream.of(Service.values()).flatMap(LauncherVariables::of));
  }

  private static Stream<String> of(Service service) {
    return Stream.of(service.portVariable(), service.managementPortVariable());
  }
}
