package io.heliograph.signals.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.Mappings;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelRulesTest {
  private static final String PREFIX = "heliograph.signals.channels.";
  private static final AuthenticatedClient ALICE = user("alice", "group:default/ops");
  private static final AuthenticatedClient BOB = user("bob");
  private static final AuthenticatedClient GUEST = AuthenticatedClient.guestUntil(Instant.MAX);
  private static final ServicePrincipal CI = new ServicePrincipal("external:ci");
  private static final ServicePrincipal HOME = new ServicePrincipal("plugin:home");

  @Test
  void withoutARuleEverybodyMay() {
    ChannelRules rules = rules(Map.of());

    assertThat(rules.mayListen(GUEST, "deploys")).isTrue();
    assertThat(rules.mayPublish(CI, "deploys")).isTrue();
  }

  @Test
  void groupsAndUsersAreNamedByTheirRefs() {
    ChannelRules rules = allowing("deploys", "group:default/ops,User:Default/Carol");

    assertThat(rules.mayListen(ALICE, "deploys")).isTrue();
    assertThat(rules.mayListen(user("carol"), "deploys")).isTrue();
    assertThat(rules.mayListen(BOB, "deploys")).isFalse();
    assertThat(rules.mayListen(GUEST, "deploys")).isFalse();
    assertThat(rules.mayListen(BOB, "deploys-2")).isTrue();
  }

  @Test
  void usersAreAllButGuests() {
    ChannelRules rules = allowing("deploys", "users");

    assertThat(rules.mayListen(BOB, "deploys")).isTrue();
    assertThat(rules.mayListen(GUEST, "deploys")).isFalse();
  }

  @Test
  void notificationsAreNotForWhoHasNoTokenUntilARuleNamesTheGuest() {
    assertThat(rules(Map.of()).mayListen(GUEST, "notifications")).isFalse();
    assertThat(allowing("notifications", "*").mayListen(GUEST, "notifications")).isFalse();
    assertThat(publishing("notifications", "external:ci").mayListen(GUEST, "notifications"))
        .isFalse();
    assertThat(allowing("*", "users").mayListen(GUEST, "notifications")).isFalse();
    assertThat(allowing("notifications", "*,user:default/guest").mayListen(GUEST, "notifications"))
        .isTrue();
  }

  /** The inbox also shows notifications to such a user. */
  @Test
  void theyAreForAGuestWithAToken() {
    assertThat(rules(Map.of()).mayListen(user("guest"), "notifications")).isTrue();
    assertThat(allowing("notifications", "*").mayListen(user("guest"), "notifications")).isTrue();
    assertThat(allowing("notifications", "users").mayListen(user("guest"), "notifications"))
        .isFalse();
  }

  @Test
  void theMostSpecificRuleCountsAlone() {
    ChannelRules rules =
        rules(
            Map.of(
                "all.pattern", "*",
                "all.allow", "user:default/nobody",
                "ops.pattern", "ops:*",
                "ops.allow", "group:default/ops",
                "page.pattern", "ops:page",
                "page.allow", "*"));

    assertThat(rules.mayListen(ALICE, "ops:deploys")).isTrue();
    assertThat(rules.mayListen(BOB, "ops:deploys")).isFalse();
    assertThat(rules.mayListen(BOB, "ops:page")).isTrue();
    assertThat(rules.mayListen(ALICE, "ops")).isFalse();
  }

  @Test
  void servicesPublishBySubject() {
    ChannelRules rules =
        rules(
            Map.of(
                "a.pattern", "deploys",
                "a.allow-publish", "external:ci",
                "b.pattern", "pages",
                "b.allow-publish", "plugin:*"));

    assertThat(rules.mayPublish(CI, "deploys")).isTrue();
    assertThat(rules.mayPublish(HOME, "deploys")).isFalse();
    assertThat(rules.mayPublish(CI, "pages")).isFalse();
    assertThat(rules.mayPublish(HOME, "pages")).isTrue();
    assertThat(rules.mayListen(BOB, "deploys")).isTrue();
  }

  @Test
  void notificationsAreReservedUntilARuleForThemSaysWhoMayPublish() {
    assertThat(rules(Map.of()).mayPublish(CI, "notifications")).isFalse();
    assertThat(allowing("notifications", "users").mayPublish(CI, "notifications")).isFalse();
    assertThat(publishing("*", "*").mayPublish(CI, "notifications")).isFalse();
    assertThat(publishing("notifications", "external:ci").mayPublish(CI, "notifications")).isTrue();
    assertThat(publishing("notifications", "external:ci").mayPublish(HOME, "notifications"))
        .isFalse();
    assertThat(rules(Map.of()).mayPublish(CI, "notifications-2")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"a*b, *", "**, *", "deploys, ops", "deploys, group:", "deploys, user:default/a/b"})
  void aRuleThatSaysNothingClearStopsTheStart(String pattern, String allow) {
    assertThatThrownBy(() -> allowing(pattern, allow))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("heliograph.signals.channels.one: ");
  }

  @Test
  void nobodyCannotBeMeantByAnEmptyList() {
    assertThatThrownBy(() -> allowing("deploys", "")).hasMessageContaining("one.allow");
  }

  @Test
  void twoRulesForOnePatternStopTheStart() {
    assertThatThrownBy(() -> rules(Map.of("a.pattern", "x*", "b.pattern", "x*")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("same pattern");
  }

  private static ChannelRules allowing(String pattern, String allow) {
    return rules(Map.of("one.pattern", pattern, "one.allow", allow));
  }

  private static ChannelRules publishing(String pattern, String allow) {
    return rules(Map.of("one.pattern", pattern, "one.allow-publish", allow));
  }

  private static ChannelRules rules(Map<String, String> rules) {
    Map<String, String> properties = new HashMap<>();
    rules.forEach((name, value) -> properties.put(PREFIX + name, value));
    return new ChannelRules(Mappings.of(ChannelsConfig.class, properties));
  }

  private static AuthenticatedClient user(String name, String... groups) {
    Set<EntityRef> owned =
        Arrays.stream(groups).map(EntityRef::parse).collect(Collectors.toUnmodifiableSet());
    return new AuthenticatedClient(
        new UserPrincipal(new EntityRef("user", "default", name), owned), Instant.MAX);
  }
}
