package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.localstack.identity.TrustedBackstage;
import io.heliograph.signals.LateIdentity;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TrustedBackstage.class)
class TokenRefreshIT {
  private static final String NAME = "user:default/refreshing";
  private static final UserPrincipal USER =
      new UserPrincipal(EntityRef.parse(NAME), Set.of(EntityRef.parse("group:default/old")));

  @Inject TokenRefresh refresh;

  @Test
  void anotherTokenOfTheSameUserProlongs() {
    RenewedToken renewed = verify(RealKafka.userToken(NAME, "group:default/new"));

    assertThat(renewed.user().ref()).isEqualTo(USER.ref());
    assertThat(renewed.user().ownershipRefs())
        .containsExactly(USER.ref(), EntityRef.parse("group:default/new"));
    assertThat(renewed.expiresAt())
        .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void aTokenOfSomebodyElseDoesNot() {
    assertRefused(RealKafka.userToken("user:default/other"), "The token belongs to another user");
    assertRefused(RealKafka.SERVICE_TOKEN, "The token belongs to another user");
  }

  @Test
  void anExpiredTokenDoesNot() {
    assertRefused(RealKafka.userToken(NAME, Duration.ofMinutes(-1)), "The token is not accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "a.b.c"})
  void whatIsNoTokenDoesNot(String token) {
    assertRefused(token, "The token is not accepted");
  }

  @Test
  void keysOutOfReachAreToldApart() {
    String token =
        TrustedBackstage.tokens().pluginToken(TrustedBackstage.SILENT_PLUGIN, "signals", NAME);

    assertRefused(token, "The token cannot be verified at present, try again");
  }

  @Test
  void whatFailsInsideIsNotTold() {
    assertRefused(
        RealKafka.userToken(LateIdentity.BROKEN),
        "The token cannot be verified at present, try again");
  }

  private void assertRefused(String token, String message) {
    assertThatExceptionOfType(RefreshRefusedException.class)
        .isThrownBy(() -> verify(token))
        .withMessage(message)
        .withNoCause();
  }

  private RenewedToken verify(String token) {
    return refresh.verify(token, USER).await().atMost(Duration.ofSeconds(10));
  }
}
