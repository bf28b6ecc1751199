package io.heliograph.notifications.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.catalog.DirectorySettings;
import io.heliograph.notifications.directory.DirectoryEntity;
import io.heliograph.notifications.directory.FileDirectory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecipientMetricsTest {
  private static final EntityRef ORPHAN = EntityRef.parse("component:orphan");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecipientResolver resolver =
      new RecipientMetrics(
          new DirectoryResolver(
              new FileDirectory(Map.of(ORPHAN, new DirectoryEntity(ORPHAN, List.of())), Set.of()),
              DirectorySettings.of()),
          registry);

  @Test
  void whatLeadsToNobodyIsCountedByItsReason() {
    resolve("group:ghosts", "group:phantoms", "component:orphan", "user:alice");

    assertThat(dropped("unknown")).isEqualTo(2);
    assertThat(dropped("no-owner")).isEqualTo(1);
  }

  @Test
  void theAnswerIsTheResolvers() {
    ResolvedRecipients resolution = resolve("user:alice", "group:ghosts");

    assertThat(resolution.users()).containsExactly(EntityRef.parse("user:alice"));
    assertThat(resolution.droppedHeader()).contains("group:default/ghosts;reason=unknown");
  }

  private ResolvedRecipients resolve(String... refs) {
    var recipients =
        new Recipients.Entities(Stream.of(refs).map(EntityRef::parse).toList(), List.of());
    return resolver.resolve(recipients).await().indefinitely();
  }

  private double dropped(String reason) {
    return registry.get("heliograph.recipients.dropped").tag("reason", reason).counter().count();
  }
}
