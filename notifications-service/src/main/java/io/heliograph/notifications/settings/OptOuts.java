package io.heliograph.notifications.settings;

import static java.util.stream.Collectors.toSet;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Determines which users have opted out of which notifications on the channel {@code Web}. */
@Singleton
public final class OptOuts {
  private final SettingStore store;
  private final Defaults defaults;

  OptOuts(SettingStore store, Defaults defaults) {
    this.store = store;
    this.defaults = defaults;
  }

  /**
   * Returns the offers whose users have opted out. Runs one query for all offers, or none if there
   * are no offers. It takes no lock, so it may be called before or inside a transaction.
   */
  public Uni<Set<Offer>> unwanted(SqlClient client, Collection<Offer> offers) {
    if (offers.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    List<EntityRef> users = offers.stream().map(Offer::user).toList();
    List<Switch> switches = offers.stream().map(OptOuts::onWeb).distinct().toList();
    return store.ofSeveral(client, users, switches).map(chosen -> unwanted(offers, chosen));
  }

  private Set<Offer> unwanted(Collection<Offer> offers, Map<String, Map<Switch, Boolean>> chosen) {
    return offers.stream()
        .filter(offer -> !wants(chosen.getOrDefault(offer.user().toString(), Map.of()), offer))
        .collect(toSet());
  }

  private boolean wants(Map<Switch, Boolean> own, Offer offer) {
    return new Choices(own, defaults).wants(onWeb(offer));
  }

  private static Switch onWeb(Offer offer) {
    return offer.on(Channels.WEB);
  }
}
