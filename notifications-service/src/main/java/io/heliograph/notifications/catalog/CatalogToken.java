package io.heliograph.notifications.catalog;

import io.heliograph.notifications.credentials.PluginTokens;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Provides the token for requests to the catalog: the configured one, or one that this service
 * signs.
 */
final class CatalogToken {
  private static final Logger LOG = Logger.getLogger(CatalogToken.class);
  private static final String CATALOG = "catalog";

  private CatalogToken() {}

  static Supplier<Uni<String>> of(Optional<String> configured, PluginTokens tokens) {
    return configured.map(CatalogToken::fixed).orElseGet(() -> signed(tokens));
  }

  static Supplier<Uni<String>> fixed(String token) {
    if (!token.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
      throw new ConfigurationException(
          "heliograph.directory.backstage.token may contain visible ASCII characters only");
    }
    return () -> Uni.createFrom().item(token);
  }

  /**
   * Creates the first token at startup, so that its key is already published when the first send
   * arrives.
   */
  private static Supplier<Uni<String>> signed(PluginTokens tokens) {
    tokens.tokenFor(CATALOG).subscribe().with(made -> {}, CatalogToken::failed);
    return () -> tokens.tokenFor(CATALOG);
  }

  private static void failed(Throwable failure) {
    LOG.warnf(
        "no plugin key could be published yet, the first send tries again reason=%s", failure);
  }
}
