package io.heliograph.notifications.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.Warnings;
import io.heliograph.notifications.directory.DirectoryEntity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogAnswerTest {
  private static final EntityRef A = EntityRef.parse("group:a");
  private static final EntityRef B = EntityRef.parse("group:b");
  private static final EntityRef ALICE = EntityRef.parse("user:alice");
  private static final String GOOD =
      "{\"kind\":\"Group\",\"metadata\":{\"name\":\"b\"},\"relations\":[%s]}";
  private static final String MEMBER = relation("\"user:default/alice\"");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"group\"",
        "7",
        "[]",
        "{}",
        "{\"relations\":[]}",
        "{\"kind\":\"Group\",\"metadata\":{\"name\":\"a b\"}}",
        "{\"kind\":7,\"metadata\":[]}"
      })
  void aMalformedEntityIsSkippedWithAWarningAndTheOthersCount(String malformed) {
    try (var warnings = Warnings.fromNowOn()) {
      var entities = read(malformed, GOOD.formatted(MEMBER));

      assertThat(entities.get(A)).isEmpty();
      assertThat(entities.get(B)).contains(new DirectoryEntity(B, List.of(ALICE)));
      assertThat(warnings.lines())
          .allMatch(line -> line.startsWith("malformed catalog entity skipped ref=" + A));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"user:a b\"", "\"\"", "7", "null", "{}"})
  void aMalformedRelationIsSkippedAndTheOthersCount(String target) {
    var entities = read("null", GOOD.formatted(relation(target) + ',' + MEMBER));

    assertThat(entities.get(B)).contains(new DirectoryEntity(B, List.of(ALICE)));
  }

  @Test
  void skippingIsLoggedOncePerKindAndSecond() {
    try (var warnings = Warnings.fromNowOn()) {
      String malformed = GOOD.formatted(relation("\"\"") + ',' + relation("\"\""));

      read("7", malformed);
      read("7", malformed);

      assertThat(warnings.lines()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void anotherEntityThanTheRequestedOneSpoilsTheWholeAnswer() {
    assertThatExceptionOfType(CatalogException.class)
        .isThrownBy(() -> read(GOOD.formatted(MEMBER), "null"));
  }

  private static Map<EntityRef, Optional<DirectoryEntity>> read(String a, String b) {
    String body = "{\"items\":[%s,%s]}".formatted(a, b);
    return CatalogAnswer.read(body.getBytes(UTF_8)).entities(List.of(A, B));
  }

  private static String relation(String target) {
    return "{\"type\":\"hasMember\",\"targetRef\":%s}".formatted(target);
  }
}
