package io.heliograph.systemtests.deployment;

import io.heliograph.harness.product.Repository;
import java.nio.file.Path;

/** A deployed service, with its Dockerfile, its settings and its known environment variables. */
enum DeployedService {
  NOTIFICATIONS("notifications-service", "io.heliograph.notifications"),
  SIGNALS("signals-service", "io.heliograph.signals");

  private static final String IDENTITY = "io.heliograph.identity";
  private static final String WEB = "io.heliograph.web";

  private final String folder;
  private final String rootPackage;

  DeployedService(String folder, String rootPackage) {
    this.folder = folder;
    this.rootPackage = rootPackage;
  }

  /** Returns the name of the folder, which Kubernetes and Compose also use. */
  @Override
  public String toString() {
    return folder;
  }

  Path file(String relative) {
    return Repository.path(folder).resolve(relative);
  }

  Dockerfile dockerfile() {
    return Dockerfile.parse(Repository.read(file("Dockerfile")));
  }

  ServiceSettings settings() {
    return ServiceSettings.read(file("src/main/resources/application.properties"));
  }

  KnownEnvironment environment() {
    return new KnownEnvironment(
        settings().keys(), KnownEnvironment.mappingsIn(rootPackage, IDENTITY, WEB));
  }
}
