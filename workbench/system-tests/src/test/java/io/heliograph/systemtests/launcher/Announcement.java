package io.heliograph.systemtests.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.NotificationsClient;
import io.heliograph.systemtests.harness.Shell;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The variables of {@code target/heliograph.env}, as read by a shell. */
record Announcement(Map<String, String> variables) {

  static Announcement read(Path file) throws IOException {
    var shell =
        new ProcessBuilder("env", "-i", "sh", "-c", "set -a; . \"$0\"; env", file.toString())
            .redirectErrorStream(true)
            .start();
    try (var lines = shell.inputReader(UTF_8)) {
      return new Announcement(
          lines
              .lines()
              .map(line -> line.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }
  }

  /** Returns the output of a shell that has these variables and executes this line. */
  String shell(String line) {
    return new Shell(variables).run(line).output();
  }

  String value(String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }

  /** Returns a user of the default namespace, with the token of the file. */
  User user(String name) {
    return new User("user:default/" + name, value("USER_TOKEN_" + name.toUpperCase(ROOT)));
  }

  /** Returns a client that sends with the token of the file. */
  NotificationsClient notifications() {
    return notifications(value("SERVICE_TOKEN"));
  }

  NotificationsClient notifications(String serviceToken) {
    return new NotificationsClient(URI.create(value("NOTIFICATIONS_URL")), serviceToken);
  }

  /** Returns the status with which the inbox answers to this token. */
  int answerTo(String token) {
    return Http.get(URI.create(value("NOTIFICATIONS_URL") + "/status"), token).status();
  }

  URI signals() {
    return URI.create(value("SIGNALS_URL").replaceFirst("^http", "ws"));
  }

  boolean everythingIsReady() {
    return ready("NOTIFICATIONS_MANAGEMENT_URL") && ready("SIGNALS_MANAGEMENT_URL");
  }

  private boolean ready(String url) {
    return Http.get(URI.create(value(url)).resolve("/q/health/ready")).status() == 200;
  }

  /** Returns the command line of the process that the variable names, or an empty string. */
  String commandLine(String variable) {
    return ProcessHandle.of(Long.parseLong(value(variable)))
        .flatMap(process -> process.info().commandLine())
        .orElse("");
  }
}
