package io.heliograph.notifications.postgres;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Servers for sessions of their own, with all session parameters that set limits. */
public final class SessionServers {
  private final List<PgConnectOptions> given;
  private final DatabaseConfig config;

  SessionServers(List<PgConnectOptions> given, DatabaseConfig config) {
    this.given = given;
    this.config = config;
  }

  /**
   * Returns the server of the URL, or those of the pool. Credentials and TLS are those of the pool
   * unless the URL contains others.
   */
  public List<PgConnectOptions> at(Optional<String> url) {
    return url.map(other -> List.of(redirected(given.getFirst(), other))).orElse(given).stream()
        .map(server -> SessionParameters.bounded(server, config))
        .toList();
  }

  private static PgConnectOptions redirected(PgConnectOptions pooled, String url) {
    URI uri = parse(url);
    PgConnectOptions parsed = PgConnectOptions.fromUri(url);
    var session = new PgConnectOptions(pooled).setHost(parsed.getHost()).setPort(parsed.getPort());
    if (uri.getPath().length() > 1) {
      session.setDatabase(parsed.getDatabase());
    }
    if (uri.getRawUserInfo() != null) {
      session.setUser(parsed.getUser()).setPassword(parsed.getPassword());
    }
    if (uri.getRawQuery() != null && uri.getRawQuery().contains("sslmode=")) {
      session.setSslMode(parsed.getSslMode());
    }
    return session;
  }

  /** Fails without the URL in the message, because it may contain a password. */
  private static URI parse(String url) {
    return Optional.of(url)
        .filter(text -> text.startsWith("postgresql://") || text.startsWith("postgres://"))
        .flatMap(SessionServers::uri)
        .filter(uri -> uri.getHost() != null)
        .orElseThrow(
            () -> new IllegalArgumentException("the URL must be postgresql://host:port/database"));
  }

  private static Optional<URI> uri(String url) {
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
