package io.heliograph.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import org.junit.jupiter.api.Test;

class WelcomeTest {

  @Test
  void theTourNamesTheRecipientsOfBothServicesInTheSameWay() {
    String tour = Welcome.tour(EntityRef.parse("user:default/alice"));

    assertThat(tour.lines().filter(line -> line.contains("\"recipients\"")))
        .hasSize(2)
        .allMatch(
            line ->
                line.contains(
                    "{\"recipients\":{\"type\":\"entity\",\"entityRef\":\"user:default/alice\"}"));
  }
}
