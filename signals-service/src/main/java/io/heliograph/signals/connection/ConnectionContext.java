package io.heliograph.signals.connection;

import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.access.ChannelRules;
import io.heliograph.signals.admission.RenewedToken;
import io.heliograph.signals.admission.TokenRefresh;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Rules and services that all connections share. */
@Singleton
public final class ConnectionContext {
  private final ConnectionConfig config;
  private final ChannelRules channels;
  private final TokenRefresh tokens;
  private final Hub hub;

  ConnectionContext(ConnectionConfig config, ChannelRules channels, TokenRefresh tokens, Hub hub) {
    this.config = config;
    this.channels = channels;
    this.tokens = tokens;
    this.hub = hub;
  }

  public Hub hub() {
    return hub;
  }

  public int maxSubscriptions() {
    return config.maxSubscriptions();
  }

  public boolean allow(AuthenticatedClient client, String channel) {
    return channels.mayListen(client, channel);
  }

  public Uni<RenewedToken> verify(String token, UserPrincipal user) {
    return tokens.verify(token, user);
  }

  public LivenessCheck newLivenessCheck() {
    return new LivenessCheck(config.heartbeat(), System.nanoTime());
  }
}
