package io.heliograph.notifications.catalog;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Configures the service to use a catalog instead of the directory file. */
public final class CatalogServer implements QuarkusTestResourceLifecycleManager {
  private static @Nullable FakeCatalog catalog;

  static FakeCatalog catalog() {
    return Objects.requireNonNull(catalog);
  }

  @Override
  public Map<String, String> start() {
    catalog = new FakeCatalog();
    return Map.of(
        "heliograph.directory.type",
        "backstage",
        "heliograph.directory.backstage.catalog-url",
        catalog.url() + "/",
        "heliograph.directory.backstage.timeout",
        "2s",
        "heliograph.directory.backstage.cache",
        "1h",
        "heliograph.directory.backstage.max-response-size",
        "256K",
        "heliograph.directory.max-recipients",
        "20");
  }

  @Override
  public void stop() {
    catalog().close();
  }

  /** Runs after {@code RealStack}, because it replaces the directory file of that resource. */
  @Override
  public int order() {
    return 1;
  }
}
