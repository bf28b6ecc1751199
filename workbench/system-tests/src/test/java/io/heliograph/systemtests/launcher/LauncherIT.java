package io.heliograph.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.AcmeIssuer;
import io.heliograph.systemtests.harness.FailureLogs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that {@code ./dev run} starts the described parts and respects its environment variables.
 */
@ExtendWith(FailureLogs.class)
@Timeout(150)
class LauncherIT {
  private static final String CI_TOKEN = "ci-" + UUID.randomUUID();
  private static final String[] NAMES = {
    "NOTIFICATIONS_URL",
    "SIGNALS_URL",
    "SWAGGER_UI_URL",
    "NOTIFICATIONS_MANAGEMENT_URL",
    "SIGNALS_MANAGEMENT_URL",
    "POSTGRES_URL",
    "KAFKA_BOOTSTRAP",
    "USER_TOKEN_ALICE",
    "USER_TOKEN_ZOE",
    "SERVICE_TOKEN",
    "NOTIFICATIONS_PID",
    "SIGNALS_PID",
    "STACK_PID"
  };
  private static final String DIRECTORY =
      """
      apiVersion: backstage.io/v1alpha1
      kind: User
      metadata:
        name: alice
      spec:
        memberOf: []
      ---
      apiVersion: backstage.io/v1alpha1
      kind: User
      metadata:
        name: zoe
      spec:
        memberOf: [night-shift]
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata:
        name: night-shift
      spec:
        type: team
        children: []
      """;

  @TempDir private static Path folder;
  @AutoClose private static AcmeIssuer acme;
  @AutoClose private static DevRun run;
  private static Checkout checkout;
  private static Announcement announced;
  private static boolean readyWhenTheFileCame;

  @BeforeAll
  static void start() throws Exception {
    acme = AcmeIssuer.start();
    checkout = Checkout.in(folder);
    var environment = new HashMap<>(acme.environment());
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_CI_TOKEN", CI_TOKEN);
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_CI_SUBJECT", "external:ci");
    environment.put(
        "HELIOGRAPH_DIRECTORY_FILE", checkout.write("people.yaml", DIRECTORY).toString());
    run = DevRun.begin(output("dev-run"), checkout, environment).awaitFile();
    announced = run.announcement();
    readyWhenTheFileCame = announced.everythingIsReady();
  }

  @Test
  void theFileComesWhenEverythingIsReady() {
    assertThat(readyWhenTheFileCame).isTrue();
  }

  @Test
  void theFileHoldsEverythingAScriptNeeds() {
    assertThat(announced.variables()).containsKeys(NAMES);
  }

  @Test
  void whatIsSentWithItsServiceTokenIsThereForItsUserToken() {
    User alice = announced.user("alice");

    String id = announced.notifications().idOf(Sending.titled("Hello").to(alice));

    assertThat(origin(alice, id)).isEqualTo("external:local");
  }

  @Test
  void aSocketOpensAtItsAddress() {
    User alice = announced.user("alice");

    try (var socket = SignalClient.open(announced.signals(), alice.token())) {
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOTIFICATIONS_URL, http://localhost:3000",
    "NOTIFICATIONS_URL, http://127.0.0.1:3000",
    "SIGNALS_URL, http://localhost:3000",
    "SIGNALS_URL, http://127.0.0.1:3000",
  })
  void aPageOfThisMachineMayCall(String service, String page) {
    HttpRequest.Builder preflight =
        HttpRequest.newBuilder(URI.create(announced.value(service)))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", page)
            .header("Access-Control-Request-Method", "POST");

    assertThat(Http.send(preflight).header("Access-Control-Allow-Origin")).isEqualTo(page);
  }

  @Test
  void theDatabaseIsAtItsAddress() throws Exception {
    URI url = URI.create(announced.value("POSTGRES_URL"));
    String[] login = url.getUserInfo().split(":", 2);
    String jdbc = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();

    try (var database = DriverManager.getConnection(jdbc, login[0], login[1]);
        var statement = database.createStatement();
        var migrations = statement.executeQuery("SELECT 1 FROM flyway_schema_history")) {
      assertThat(migrations.next()).isTrue();
    }
  }

  @Test
  void theBrokerIsAtItsAddress() throws Exception {
    Map<String, Object> address = Map.of("bootstrap.servers", announced.value("KAFKA_BOOTSTRAP"));

    try (var broker = Admin.create(address)) {
      assertThat(broker.listTopics().names().get(10, TimeUnit.SECONDS))
          .contains("notifications", "signals");
    }
  }

  /** Runs all printed commands except the stream, which does not end. */
  @Test
  void theLinesToTryAreAnsweredWithoutAnError() {
    List<String> lines =
        run.output().lines().map(String::strip).filter(line -> line.contains("curl -s ")).toList();

    assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
    for (String line : lines) {
      assertThat(announced.shell(line)).as(line).doesNotContain("\"error\"");
    }
  }

  @Test
  void thePrintedApiPageIsServed() {
    String url = announced.value("SWAGGER_UI_URL");

    assertThat(run.output()).contains(url);
    assertThat(Http.get(URI.create(url)).text()).contains("swagger-ui", "/openapi");
  }

  @Test
  void aTokenIsMadeForAnybody() throws Exception {
    String token = checkout.output("token", "mallory", "--groups", "night-shift", "--for", "1h");
    var mallory = new User("user:default/mallory", token.strip());

    String id = announced.notifications().idOf(Sending.titled("Hello").to(mallory));

    assertThat(origin(mallory, id)).isEqualTo("external:local");
  }

  @Test
  void theProcessIdsAreThoseOfTheParts() {
    assertThat(announced.value("STACK_PID")).isEqualTo(Long.toString(run.pid()));
    assertThat(announced.commandLine("NOTIFICATIONS_PID")).contains("notifications-service");
    assertThat(announced.commandLine("SIGNALS_PID")).contains("signals-service");
  }

  @Test
  void aServiceOfTheEnvironmentSendsUnderItsOwnName() {
    User alice = announced.user("alice");

    String id = announced.notifications(CI_TOKEN).idOf(Sending.titled("From CI").to(alice));

    assertThat(origin(alice, id)).isEqualTo("external:ci");
  }

  @Test
  void anIssuerOfTheEnvironmentIsTrustedBesideTheLocalOne() throws Exception {
    User alice = announced.user("alice");
    var sameWithForeignToken = new User(alice.ref(), acme.tokenFor(alice.ref()));

    String id = announced.notifications().idOf(Sending.titled("For both").to(alice));

    assertThat(announced.notifications().one(sameWithForeignToken, id))
        .isEqualTo(announced.notifications().one(alice, id));
    try (var socket = SignalClient.open(announced.signals(), sameWithForeignToken.token())) {
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  void peopleAndGroupsAreThoseOfTheDirectoryFile() {
    var nightShift = new User("group:default/night-shift", "");

    String id = announced.notifications().idOf(Sending.titled("Late").to(nightShift));

    assertThat(origin(announced.user("zoe"), id)).isEqualTo("external:local");
    assertThat(announced.variables()).doesNotContainKeys("USER_TOKEN_BOB", "USER_TOKEN_CAROL");
  }

  @Test
  void aTakenPortIsNamedAndNothingIsLeft(@TempDir Path elsewhere) throws Exception {
    var other = Checkout.in(elsewhere);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Map<String, String> environment = Map.of("HELIOGRAPH_SIGNALS_PORT", port);

      try (var refused = DevRun.begin(output("taken-port"), other, environment)) {
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("signals-service", port, "HELIOGRAPH_SIGNALS_PORT");
      }

      assertThat(other.environmentFile()).doesNotExist();
      assertThat(other.processes()).isEmpty();
    }
  }

  private static String origin(User reader, String id) {
    return announced.notifications().one(reader, id).required("origin").asText();
  }

  private static Path output(String name) {
    return FailureLogs.folder(LauncherIT.class).resolve(name + ".log");
  }
}
