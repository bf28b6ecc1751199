package io.heliograph.systemtests.harness;

import io.heliograph.harness.product.Repository;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.localstack.LocalStack;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.kafka.SecureListener;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.heliograph.localstack.process.Service;
import io.heliograph.systemtests.client.Fence;
import io.heliograph.systemtests.client.NotificationsClient;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.client.SignalPublisher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Runs both packaged services as processes on the real PostgreSQL and Kafka. */
public final class RunningHeliograph implements AutoCloseable {
  /** The subject of the service token, which is the origin of its notifications. */
  public static final String ORIGIN = "external:system-tests";

  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private final Path folder;
  private final Map<String, String> extra;
  private final LocalStack stack;
  private final SignalPublisher publisher;
  private final List<RunningService> started = new ArrayList<>();
  private final List<SignalClient> sockets = new ArrayList<>();
  private final RunningService notifications;
  private final RunningService signals;

  private RunningHeliograph(Path folder, Map<String, String> extra, Supplier<LocalKafka> broker) {
    this.folder = folder;
    this.extra = extra;
    this.stack = start(folder, broker);
    this.publisher = new SignalPublisher(stack.kafka().bootstrap());
    try {
      notifications = launch(Service.NOTIFICATIONS);
      signals = launch(Service.SIGNALS).awaitReady();
      notifications.awaitReady();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  public static RunningHeliograph startFor(Class<?> test) {
    return startFor(test, Map.of());
  }

  /** Starts the product. The environment is added for both services. */
  public static RunningHeliograph startFor(Class<?> test, Map<String, String> environment) {
    return new RunningHeliograph(FailureLogs.folder(test), environment, LocalKafka::startTemporary);
  }

  /** Starts the product with a broker behind the proxy. */
  public static RunningHeliograph startFor(
      Class<?> test, Map<String, String> environment, KafkaLink kafka) {
    return new RunningHeliograph(FailureLogs.folder(test), environment, kafka::startBroker);
  }

  /** Starts the product with a broker that has a second listener. */
  public static RunningHeliograph startFor(
      Class<?> test, Map<String, String> environment, SecureListener kafka) {
    return new RunningHeliograph(
        FailureLogs.folder(test), environment, () -> LocalKafka.startTemporary(kafka));
  }

  /** Starts empty servers and writes the key set to the folder. */
  private static LocalStack start(Path folder, Supplier<LocalKafka> broker) {
    LocalPostgres postgres = LocalPostgres.startTemporary();
    try {
      return LocalStack.on(postgres, broker.get(), folder.resolve("keys"));
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private RunningService launch(Service service) {
    return launch(service, service.folder(), Map.of());
  }

  /** Returns the environment of both services. */
  public Map<String, String> environment() {
    var environment = new HashMap<>(stack.environment(ORIGIN));
    environment.putAll(extra);
    return environment;
  }

  private RunningService launch(Service service, String name, Map<String, String> more) {
    var environment = new HashMap<>(environment());
    environment.putAll(more);
    var launched =
        RunningService.launch(
            service, Repository.ROOT, QUICK_START, environment, folder.resolve(name + ".log"));
    started.add(launched);
    return launched;
  }

  /** Starts another instance on the same database. */
  public RunningService anotherNotificationsService(String name) {
    return anotherNotificationsService(name, Map.of());
  }

  /** Starts another instance with additional settings. */
  public RunningService anotherNotificationsService(String name, Map<String, String> environment) {
    return launch(Service.NOTIFICATIONS, name, environment).awaitReady();
  }

  /** Starts another instance on the same broker. */
  public RunningService anotherSignalsService(String name) {
    return anotherSignalsService(name, Map.of());
  }

  /** Launches another instance without waiting for it. */
  public RunningService startingSignalsService(String name) {
    return launch(Service.SIGNALS, name, Map.of());
  }

  /** Starts another instance with additional settings. */
  public RunningService anotherSignalsService(String name, Map<String, String> environment) {
    return launch(Service.SIGNALS, name, environment).awaitReady();
  }

  public RunningService notificationsService() {
    return notifications;
  }

  public RunningService signalsService() {
    return signals;
  }

  public LocalKafka kafka() {
    return stack.kafka();
  }

  public LocalPostgres postgres() {
    return stack.postgres();
  }

  public SignalPublisher publisher() {
    return publisher;
  }

  public String serviceToken() {
    return stack.serviceToken();
  }

  public String tokenOf(User user, Duration lifetime) {
    return stack.identity().userToken(user.ref(), List.of(user.ref()), lifetime);
  }

  public User somebody(String... groups) {
    return User.somebody(stack.identity(), groups);
  }

  /** Creates a user with a name of the directory. */
  public User named(String name) {
    return User.named(name, stack.identity());
  }

  public List<User> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> somebody()).toList();
  }

  public NotificationsClient notifications() {
    return through(notifications);
  }

  public NotificationsClient through(RunningService instance) {
    return through(instance, stack.serviceToken());
  }

  /** Returns a client with the token of another service. */
  public NotificationsClient through(RunningService instance, String token) {
    return new NotificationsClient(instance.at("/api/notifications"), token);
  }

  public RawHttpClient as(User user) {
    return withToken(user.token());
  }

  public RawHttpClient asService() {
    return withToken(stack.serviceToken());
  }

  public RawHttpClient withToken(String token) {
    return RawHttpClient.to(notifications, token);
  }

  public RawHttpClient anonymously() {
    return RawHttpClient.to(notifications);
  }

  private static URI endpoint(RunningService instance) {
    return URI.create(instance.at("/api/signals").toString().replaceFirst("^http", "ws"));
  }

  /** Opens a socket without a subscription. */
  public SignalClient connect(User user) {
    return connect(user, signals);
  }

  public SignalClient connect(User user, RunningService instance) {
    SignalClient socket = SignalClient.open(endpoint(instance), user.token());
    sockets.add(socket);
    return socket;
  }

  /** Opens a socket whose subscription to notifications is in force. */
  public SignalClient listen(User user) {
    SignalClient socket = connect(user).subscribe(SignalClient.NOTIFICATIONS);
    settle(socket);
    return socket;
  }

  /**
   * Waits until these sockets have received all earlier signals and their subscriptions are in
   * force.
   */
  public void settle(SignalClient... sockets) {
    Fence.passedBy(List.of(sockets), publisher);
  }

  public void closeSockets() {
    sockets.forEach(SignalClient::close);
    sockets.clear();
  }

  @Override
  public void close() {
    closeSockets();
    try (stack;
        publisher) {
      started.reversed().forEach(RunningService::close);
    }
  }
}
