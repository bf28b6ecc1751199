package io.heliograph.localstack;

import java.nio.file.Path;

/** The two services of the product, and how the environment sets each of them. */
enum Service {
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

  String folder() {
    return folder;
  }

  Path directory(Path root) {
    return root.resolve(folder);
  }

  int defaultPort() {
    return defaultPort;
  }

  String portVariable() {
    return "HELIOGRAPH_%s_PORT".formatted(name());
  }

  /** Both are on one machine here, so they cannot share the port that each has elsewhere. */
  int defaultManagementPort() {
    return defaultManagementPort;
  }

  String managementPortVariable() {
    return "HELIOGRAPH_%s_MANAGEMENT_PORT".formatted(name());
  }

  String jvmOptionsVariable() {
    return "JAVA_OPTS_" + name();
  }
}
