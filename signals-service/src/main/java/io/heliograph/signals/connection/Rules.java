package io.heliograph.signals.connection;

import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.access.ChannelRules;
import io.heliograph.signals.admission.Renewed;
import io.heliograph.signals.admission.TokenRefresh;
import io.heliograph.signals.admission.Visitor;
import io.heliograph.signals.fanout.Hub;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What all readers have in common. */
@Singleton
final class Rules {
  private final ConnectionConfig config;
  private final ChannelRules channels;
  private final TokenRefresh tokens;
  private final Hub hub;

  Rules(ConnectionConfig config, ChannelRules channels, TokenRefresh tokens, Hub hub) {
    this.config = config;
    this.channels = channels;
    this.tokens = tokens;
    this.hub = hub;
  }

  Hub hub() {
    return hub;
  }

  int maxSubscriptions() {
    return config.maxSubscriptions();
  }

  boolean allow(Visitor visitor, String channel) {
    return channels.mayListen(visitor, channel);
  }

  Uni<Renewed> verify(String token, UserPrincipal user) {
    return tokens.verify(token, user);
  }

  Pulse newPulse() {
    return new Pulse(config.heartbeat(), System.nanoTime());
  }
}
