package io.heliograph.localstack.process;

import java.nio.file.Path;

/** The two services of the product, and the environment variables for each. */
public enum Service {
  NOTIFICATIONS("notifications-service", 8080, 9000),
  SIGNALS("signals-service", 8081, 9001);

  private final String folder;
  private final int defaultPort;
  private final int defaultManagementPort;

  Service(String folder, int defaultPort, int defaultManagementPort) {
    this.folder = folder;
    this.defaultPort = defaultPort;
    this.defaultManagementPort = defaultManagementPort;
  }

  public String folder() {
    return folder;
  }

  public Path directory(Path root) {
    return root.resolve(folder);
  }

  public int defaultPort() {
    return defaultPort;
  }

  public String portVariable() {
    return "HELIOGRAPH_%s_PORT".formatted(name());
  }

  /**
   * Returns the default management port. Both services run on one machine here, so they need
   * different ports.
   */
  public int defaultManagementPort() {
    return defaultManagementPort;
  }

  public String managementPortVariable() {
    return "HELIOGRAPH_%s_MANAGEMENT_PORT".formatted(name());
  }

  public String jvmOptionsVariable() {
    return "JAVA_OPTS_" + name();
  }
}
