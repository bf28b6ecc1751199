package io.heliograph.benchmarks.product;

import java.nio.file.Path;

/** The two services of the product. */
public enum Service {
  NOTIFICATIONS("notifications-service"),
  SIGNALS("signals-service");

  private final String folderName;

  Service(String folderName) {
    this.folderName = folderName;
  }

  String folderName() {
    return folderName;
  }

  Path folder(Path root) {
    return root.resolve(folderName);
  }

  public Image image(Path root) {
    return Image.of(
        folder(root), root.resolve("k8s/base").resolve(folderName).resolve("deployment.yaml"));
  }
}
