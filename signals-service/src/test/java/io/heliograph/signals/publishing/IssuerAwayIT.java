package io.heliograph.signals.publishing;

import static io.heliograph.signals.Api.broadcast;
import static io.heliograph.signals.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.localstack.identity.TrustedBackstage;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TrustedBackstage.class)
class IssuerAwayIT {
  @Test
  void aPublisherIsToldOnceWhenToAskForTheKeysAgain() {
    String token = TrustedBackstage.tokens().pluginToken(TrustedBackstage.SILENT_PLUGIN, "signals");

    Response answer = withToken(token).body(broadcast("c", "1")).post();

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.<String>path("error.name")).isEqualTo("ServiceUnavailableError");
    assertThat(answer.headers().getValues("Retry-After")).containsExactly("5");
  }
}
