package io.heliograph.localstack;

import io.heliograph.localstack.identity.Directory;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.heliograph.localstack.process.Folder;
import io.heliograph.localstack.process.QuietLogs;
import io.heliograph.localstack.process.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts all parts of the local run until the product is ready for use. */
final class Start {

  private final Settings settings;
  private final Layout layout;
  private final RunningParts parts;
  private final Progress progress;

  Start(Settings settings, RunningParts parts, Progress progress) {
    this.settings = settings;
    this.layout = settings.layout();
    this.parts = parts;
    this.progress = progress;
  }

  RunningServices everything() throws InterruptedException {
    environmentFile().remove();
    List<Directory.User> users = Directory.read(settings.directoryFile()).users();
    clearTheGround();
    Ports ports = Ports.choose(settings);
    progress.note("PostgreSQL and Kafka are starting …");
    LocalStack stack = ServerStart.start(layout, ports, parts, progress);
    var environment = new ServiceEnvironment(settings, stack);
    progress.note("notifications-service and signals-service are starting …");
    RunningServices services = services(environment, ports);
    welcome(variables(services, environment, UserTokens.of(users, stack.identity())), users);
    return services;
  }

  private void clearTheGround() {
    if (LocalPostgres.stopLeftover(layout.postgres())) {
      progress.note("PostgreSQL of an earlier run was still there and has been stopped");
    }
    if (settings.clean()) {
      layout.empty();
    }
    Folder.delete(layout.logs());
    QuietLogs.to(layout.logs().resolve("local-stack.log"));
  }

  private RunningServices services(ServiceEnvironment environment, Ports ports)
      throws InterruptedException {
    var services = new RunningServices(settings, environment, ports, progress);
    services.start(parts);
    services.awaitReady();
    return services;
  }

  private static Map<String, String> variables(
      RunningServices services, ServiceEnvironment environment, Map<String, String> userTokens) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("NOTIFICATIONS_URL", services.url(Service.NOTIFICATIONS) + "/api/notifications");
    variables.put("SIGNALS_URL", services.url(Service.SIGNALS) + "/api/signals");
    variables.put("SWAGGER_UI_URL", services.url(Service.NOTIFICATIONS) + "/q/swagger-ui/");
    variables.put("NOTIFICATIONS_MANAGEMENT_URL", services.managementUrl(Service.NOTIFICATIONS));
    variables.put("SIGNALS_MANAGEMENT_URL", services.managementUrl(Service.SIGNALS));
    variables.put("POSTGRES_URL", environment.postgresUrl());
    variables.put("KAFKA_BOOTSTRAP", environment.value(LocalStack.BOOTSTRAP));
    variables.putAll(userTokens);
    variables.put("SERVICE_TOKEN", environment.value(LocalStack.SERVICE_TOKEN));
    variables.put("NOTIFICATIONS_PID", Long.toString(services.pid(Service.NOTIFICATIONS)));
    variables.put("SIGNALS_PID", Long.toString(services.pid(Service.SIGNALS)));
    variables.put("STACK_PID", Long.toString(ProcessHandle.current().pid()));
    return variables;
  }

  private void welcome(Map<String, String> variables, List<Directory.User> users) {
    environmentFile().write(variables);
    progress.text(Welcome.text(layout, variables));
    users.stream()
        .map(Directory.User::ref)
        .findFirst()
        .map(Welcome::tour)
        .ifPresent(progress::text);
  }

  private EnvironmentFile environmentFile() {
    return new EnvironmentFile(layout.environmentFile());
  }
}
