package io.heliograph.localstack;

import java.nio.file.Path;

/** The two services of the product, and how the environment sets each of them. */
enum Service {
  NOTIFICATIONS("notifications-service", 8080),
  SIGNALS("signals-service", 8081);

  private final String folder;
  private final int defaultPort;

  Service(String folder, int defaultPort) {
    this.folder = folder;
    this.defaultPort = defaultPort;
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

  String jvmOptionsVariable() {
    return "JAVA_OPTS_" + name();
  }
}
