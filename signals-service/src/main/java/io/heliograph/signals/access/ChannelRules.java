package io.heliograph.signals.access;

import io.heliograph.identity.ServicePrincipal;
import io.heliograph.signals.admission.AuthenticatedClient;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says who may listen to a channel, and who may publish on it; see the package. */
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
   * Everybody may listen where no rule says who. But broadcasts are shown on {@code notifications}
   * as they are: whoever comes without a user's token gets them only if the rule names the guest.
   */
  public boolean mayListen(AuthenticatedClient client, String channel) {
    Optional<Listeners> listeners = ruleOf(channel).map(ChannelRule::listeners);
    boolean needsName = client.isAnonymous() && channel.equals(NOTIFICATIONS);
    return needsName
        ? listeners.filter(rule -> rule.name(client.user())).isPresent()
        : listeners.map(rule -> rule.include(client.user())).orElse(true);
  }

  /**
   * Everybody may publish where no rule says who. On {@code notifications} only a rule for that
   * very channel counts: what comes there looks like a notification, which this service cannot
   * check.
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
