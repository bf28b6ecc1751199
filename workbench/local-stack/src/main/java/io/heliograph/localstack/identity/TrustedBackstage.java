package io.heliograph.localstack.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Provides a Backstage that a service under test trusts. The key endpoint of one of its plugins
 * never responds.
 */
public final class TrustedBackstage implements QuarkusTestResourceLifecycleManager {
  public static final String SILENT_PLUGIN = "silent";

  private static @Nullable LocalBackstage backstage;

  @Override
  public Map<String, String> start() {
    LocalBackstage started = LocalBackstage.start();
    backstage = started;
    return Map.of(
        "heliograph.identity.backstage.base-url",
        started.baseUrl(),
        "heliograph.identity.backstage.discovery." + SILENT_PLUGIN,
        started.silentUrl(),
        "heliograph.identity.jwks-timeout",
        "1s");
  }

  @Override
  public void stop() {
    tokens().close();
  }

  public static LocalBackstage tokens() {
    return Objects.requireNonNull(backstage);
  }
}
