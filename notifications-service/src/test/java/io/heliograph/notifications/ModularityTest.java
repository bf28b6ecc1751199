package io.heliograph.notifications;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import io.heliograph.testsupport.ModularityRules;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists the packages of this service and their allowed users. */
class ModularityTest extends ModularityRules {
  /** Maps each package to the packages that may use it. */
  private static final Map<String, List<String>> USERS =
      Map.ofEntries(
          entry("actions", List.of()),
          entry("sending", List.of("actions")),
          entry("jobs", List.of("sending")),
          entry("queue", List.of("jobs", "sending")),
          entry("idempotency", List.of("jobs", "queue", "sending")),
          entry("command", List.of("actions", "idempotency", "jobs", "queue", "sending")),
          entry("recipients", List.of("command", "jobs", "sending")),
          entry("directory", List.of("catalog", "recipients")),
          entry("catalog", List.of()),
          entry("credentials", List.of("catalog")),
          entry("settings", List.of("queue")),
          entry("inbox", List.of("actions")),
          entry("changes", List.of()),
          entry("query", List.of("actions", "changes", "inbox", "settings")),
          entry("streaming", List.of("changes", "inbox", "jobs", "query", "settings")),
          entry(
              "delivery",
              List.of("changes", "command", "inbox", "jobs", "publishing", "query", "queue")),
          entry("outbox", List.of("delivery", "inbox", "jobs", "publishing", "queue", "relay")),
          entry("relay", List.of()),
          entry("publishing", List.of("relay")),
          entry(
              "notification",
              List.of(
                  "actions",
                  "changes",
                  "command",
                  "delivery",
                  "idempotency",
                  "inbox",
                  "jobs",
                  "query",
                  "queue")),
          entry("http", List.of("actions", "changes", "inbox", "jobs", "sending", "settings")),
          entry("openapi", List.of()),
          entry(
              "database",
              List.of(
                  "changes",
                  "credentials",
                  "delivery",
                  "http",
                  "idempotency",
                  "jobs",
                  "outbox",
                  "query",
                  "queue",
                  "relay",
                  "settings")),
          entry("postgres", List.of("database")),
          entry("drain", List.of()));

  /**
   * A broadcast in a body and as a checked value; channels, origins and topics of settings in a
   * body and in the configuration; the keys of an issuer, and the published JSON Web Key Set, whose
   * name is in the API document.
   */
  private static final Set<String> SHARED_NAMES =
      Set.of("Broadcast", "Channel", "KeySet", "Origin", "Topic");

  ModularityTest() {
    super("io.heliograph.notifications", USERS, SHARED_NAMES);
  }

  /** Elsewhere a wait would have no time-out, and failures would not be mapped. */
  @Test
  void onlyTheDatabasePackagesUseThePool() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..notifications.database", "..notifications.postgres")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Pool.class)
        .check(service());
  }
}
