package io.heliograph.signals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.heliograph.signals.hub.Hub;
import io.heliograph.testsupport.ModularityRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists the packages of this service and their allowed users. */
class ModularityTest extends ModularityRules {
  /** Maps each package to the packages that may use it. */
  private static final Map<String, List<String>> USERS =
      Map.ofEntries(
          entry("drain", List.of()),
          entry("websocket", List.of()),
          entry("sse", List.of()),
          entry("connection", List.of("websocket", "sse", "drain")),
          entry("consumer", List.of()),
          entry("partitions", List.of("consumer")),
          entry("records", List.of("consumer", "partitions")),
          entry("hub", List.of("consumer", "partitions", "connection", "websocket", "sse")),
          entry("encoding", List.of("hub", "connection", "websocket", "sse")),
          entry("replay", List.of("hub", "encoding", "records", "consumer")),
          entry("access", List.of("connection", "publishing")),
          entry("admission", List.of("connection", "websocket", "sse", "drain", "consumer")),
          entry("permits", List.of("admission", "access", "connection", "websocket", "sse")),
          entry(
              "limits",
              List.of("admission", "consumer", "encoding", "hub", "permits", "websocket")),
          entry("publishing", List.of()),
          entry("sources", List.of("records")),
          entry("http", List.of()));

  ModularityTest() {
    super("io.heliograph.signals", USERS, Set.of());
  }

  /** The hub's lock is held during every call; code of others would run under it. */
  @Test
  void theHubTakesDataAlone() {
    methods()
        .that()
        .areDeclaredIn(Hub.class)
        .and()
        .arePublic()
        .should()
        .notHaveRawParameterTypes(aFunctionAmongThem())
        .check(service());
  }

  private static DescribedPredicate<List<JavaClass>> aFunctionAmongThem() {
    return DescribedPredicate.describe(
        "with a functional interface",
        types -> types.stream().anyMatch(ModularityTest::isFunction));
  }

  private static boolean isFunction(JavaClass type) {
    return type.isAnnotatedWith(FunctionalInterface.class)
        || (type.isInterface()
            && type.getAllMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                    .count()
                == 1);
  }
}
