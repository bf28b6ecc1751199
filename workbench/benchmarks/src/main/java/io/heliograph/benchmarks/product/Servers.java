package io.heliograph.benchmarks.product;

import io.heliograph.benchmarks.Options;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.localstack.LocalStack;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.heliograph.localstack.process.Service;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The servers and identities that both services need, with durable data in one folder. */
public record Servers(LocalStack stack, Path directory) {
  private static final String ORIGIN = "external:benchmark";

  /**
   * Disables the handshake limit, because this client opens all sockets at once instead of over
   * minutes.
   */
  private static final String NO_LIMIT = "1000000";

  public static Servers start(Path folder, int members, Parts parts) {
    LocalPostgres postgres = parts.add(LocalPostgres.start(folder.resolve("postgres"), 0));
    LocalKafka kafka = parts.add(LocalKafka.start(folder.resolve("kafka"), 0));
    return new Servers(
        LocalStack.on(postgres, kafka, folder.resolve("keys")),
        People.writeDirectory(folder.resolve("directory.yaml"), members));
  }

  public User user(String ref) {
    return User.of(stack.identity(), ref);
  }

  /** Creates a user whose token contains the group. */
  public User member(String ref) {
    return User.of(stack.identity(), ref, People.GROUP);
  }

  /** Launches a service with the JVM options of its image and does not wait until it is ready. */
  public RunningService launch(Service service, Options options) {
    return RunningService.launch(
        service,
        options.root(),
        Image.of(service, options.root()).jvmOptions(),
        environment(),
        options.logs().resolve(service.folder() + ".log"));
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(stack.environment(ORIGIN));
    environment.put("HELIOGRAPH_SIGNALS_LIMITS_HANDSHAKES_PER_SECOND", NO_LIMIT);
    environment.put("HELIOGRAPH_DIRECTORY_TYPE", "file");
    environment.put("HELIOGRAPH_DIRECTORY_FILE", directory.toString());
    return environment;
  }
}
