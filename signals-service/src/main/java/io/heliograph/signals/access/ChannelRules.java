package io.heliograph.signals.access;

import io.heliograph.identity.ServicePrincipal;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a user may listen to a channel and whether a service may publish on it; see the
 * package.
 */
@Startup
@Singleton
public final class ChannelRules {
  private static final String NOTIFICATIONS = "notifications";

  private final List<ChannelRule> rules;

  ChannelRules(ChannelsConfig config) {
    this.rules =
        config.rules().entrySet().stream()
            .map(entry -> ChannelRule.read(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(ChannelRule::channels, Wildcard.MOST_SPECIFIC_FIRST))
            .toList();
    requireOneEach();
  }

  /**
   * Returns whether the client may listen to the channel; without a rule, every client may.
   * Broadcasts appear unchanged on {@code notifications}, so a client without a user's token may
   * listen there only if the rule names the guest.
   */
  public boolean mayListen(AuthenticatedClient client, String channel) {
    Optional<Listeners> listeners = ruleOf(channel).map(ChannelRule::listeners);
    boolean needsName = client.isAnonymous() && channel.equals(NOTIFICATIONS);
    return needsName
        ? listeners.filter(rule -> rule.name(client.user())).isPresent()
        : listeners.map(rule -> rule.include(client.user())).orElse(true);
  }

  /**
   * Returns whether the service may publish on the channel; without a rule, every service may. On
   * {@code notifications} only a rule for exactly that channel counts: a signal there looks like a
   * notification, which this service cannot verify.
   */
  public boolean mayPublish(ServicePrincipal service, String channel) {
    boolean reserved = channel.equals(NOTIFICATIONS);
    return ruleOf(channel)
        .filter(rule -> !reserved || rule.isAbout(channel))
        .flatMap(rule -> rule.mayPublish(service.subject()))
        .orElse(!reserved);
  }

  private Optional<ChannelRule> ruleOf(String channel) {
    return rules.stream().filter(rule -> rule.channels().matches(channel)).findFirst();
  }

  private void requireOneEach() {
    if (rules.stream().map(ChannelRule::channels).distinct().count() < rules.size()) {
      throw new ConfigurationException(
          "heliograph.signals.channels: two rules have the same pattern");
    }
  }
}
