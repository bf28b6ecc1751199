package io.heliograph.systemtests.swarm;

import static org.awaitility.Awaitility.await;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.audit.Audit;
import io.heliograph.systemtests.audit.Finding;
import io.heliograph.systemtests.audit.Journal;
import io.heliograph.systemtests.audit.Ledger;
import io.heliograph.systemtests.audit.Signal;
import io.heliograph.systemtests.client.SignalPublisher;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.StockPage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Users with two pages each, on two of four channels and in groups of 25. Some pages behave as
 * Backstage's, the others resume. Random numbers determine the signals and the actions of the
 * pages.
 */
public final class Swarm implements AutoCloseable {
  private static final int CHANNELS = 4;

  /** Index of an additional channel without initial subscribers. */
  private static final int BULK = CHANNELS;

  private static final String FILLING = "x".repeat(16 * 1024);
  private static final int GROUP = 25;
  private static final int EACH = 2;
  private static final Duration ARRIVAL = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofMillis(250);

  private final SignalPublisher publisher;
  private final List<RunningService> pods;
  private final Random random;
  private final Browser browser = new Browser();
  private final Ledger ledger = new Ledger();
  private final Stopwatch stopwatch = new Stopwatch();
  private final String run = UUID.randomUUID().toString();
  private final List<User> people;
  private final List<String> groups;
  private final List<SwarmClient> clients = new ArrayList<>();

  /**
   * Creates the pages without connecting them.
   *
   * @param stock share of the pages that behave as Backstage's and never resume
   */
  public Swarm(
      RunningHeliograph heliograph,
      List<RunningService> pods,
      int sockets,
      double stock,
      Random random) {
    this.publisher = heliograph.publisher();
    this.pods = pods;
    this.random = random;
    int count = sockets / EACH;
    this.groups =
        IntStream.range(0, (count + GROUP - 1) / GROUP)
            .mapToObj(i -> "group:default/g-%d-%s".formatted(i, run))
            .toList();
    this.people = IntStream.range(0, count).mapToObj(i -> heliograph.somebody(groupOf(i))).toList();
    for (int i = 0; i < sockets; i++) {
      clients.add(client(i, stock));
    }
  }

  private String groupOf(int person) {
    return groups.get(person / GROUP);
  }

  private SwarmClient client(int number, double stock) {
    User user = people.get(number / EACH);
    Set<String> refs = Set.of(user.ref(), groupOf(number / EACH), SignalHeaders.EVERYONE);
    var journal = new Journal("page %d of %s".formatted(number, user.ref()), refs);
    Page page =
        random.nextDouble() < stock ? Page.stock(ledger, journal) : Page.resuming(ledger, journal);
    var client = new SwarmClient(browser, user.token(), page, this::somePod, stopwatch);
    int first = random.nextInt(CHANNELS);
    client.subscribe(channel(first));
    client.subscribe(channel((first + 1) % CHANNELS));
    return client;
  }

  /**
   * Returns an instance. Event loops call this too, so it must not use the random numbers of the
   * run.
   */
  private URI somePod() {
    RunningService pod = pods.get((int) (System.nanoTime() % pods.size()));
    return URI.create(pod.at(StockPage.PATH).toString().replaceFirst("^http", "ws"));
  }

  private String channel(int number) {
    return "c%d-%s".formatted(number, run);
  }

  private String someChannel() {
    return channel(random.nextInt(CHANNELS));
  }

  private SwarmClient someClient() {
    return clients.get(random.nextInt(clients.size()));
  }

  /** Connects all pages and waits until their subscriptions are in force. */
  public Swarm connect() {
    clients.forEach(SwarmClient::connect);
    awaitInForce();
    return this;
  }

  /**
   * Publishes to all channels until all subscriptions are in force, because stock pages get no
   * other confirmation.
   */
  void awaitInForce() {
    await("all pages hear what they want")
        .atMost(ARRIVAL)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .until(
            () -> {
              IntStream.rangeClosed(0, BULK)
                  .forEach(i -> publish(channel(i), SignalHeaders.EVERYONE));
              return clients.stream().allMatch(SwarmClient::isInForce);
            });
  }

  /** Publishes one signal: usually to a user, sometimes to a group, rarely to all. */
  public void publishToSomebody() {
    double dice = random.nextDouble();
    if (dice < 0.01) {
      publish(someChannel(), SignalHeaders.EVERYONE);
    } else if (dice < 0.1) {
      publish(someChannel(), groups.get(random.nextInt(groups.size())));
    } else {
      publish(someChannel(), people.get(random.nextInt(people.size())).ref());
    }
  }

  /** Publishes a large signal to the subscribers of the bulk channel. */
  public void publishBulk() {
    publish(bulk(), SignalHeaders.EVERYONE, FILLING);
  }

  /** Returns the bulk channel, which random actions never select. */
  public String bulk() {
    return channel(BULK);
  }

  private void publish(String channel, String recipient) {
    publish(channel, recipient, "");
  }

  /** Publishes a signal. The order in the ledger is the order in Kafka. */
  private synchronized void publish(String channel, String recipient, String filling) {
    Signal signal = ledger.enter(channel, recipient);
    stopwatch.published(signal.number());
    publisher.publishSoon(
        channel, recipient, "{\"n\":%d,\"x\":\"%s\"}".formatted(signal.number(), filling));
  }

  /** Executes one random action: a lost connection, an unsubscription or a subscription. */
  public void somethingHappens() {
    double dice = random.nextDouble();
    if (dice < 0.6) {
      someClient().drop(Duration.ofMillis(random.nextInt(500)));
    } else if (dice < 0.8) {
      someClient().unsubscribe(someChannel());
    } else {
      someClient().subscribe(someChannel());
    }
  }

  /**
   * Waits until all pages are connected and have received the last signal of each of their streams.
   * Returns false if this fails; then {@link #findings()} contains the missing signals.
   */
  public boolean comesToRest() {
    awaitInForce();
    int last = ledger.size();
    clients.forEach(client -> client.countFrom(last));
    for (int i = 0; i <= BULK; i++) {
      String channel = channel(i);
      recipients().forEach(recipient -> publish(channel, recipient));
    }
    publisher.flush();
    return within(QUIET, client -> client.counted() >= 3 * client.page().wanted().size());
  }

  private Stream<String> recipients() {
    return Stream.of(people.stream().map(User::ref), groups.stream(), Stream.of("*"))
        .flatMap(refs -> refs);
  }

  private boolean within(Duration time, Predicate<SwarmClient> condition) {
    try {
      await().atMost(time).until(() -> clients.stream().allMatch(condition));
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  /** Returns the broken promises so far. */
  public List<Finding> findings() {
    var audit = new Audit(ledger);
    return pages().flatMap(page -> audit.findings(page.journal()).stream()).toList();
  }

  public Stream<Page> pages() {
    return clients.stream().map(SwarmClient::page);
  }

  public List<SwarmClient> clients() {
    return clients;
  }

  public Stopwatch stopwatch() {
    return stopwatch;
  }

  /** Summarises the run for its log. */
  @Override
  public String toString() {
    return "published=%d heard=%d recovered=%d not-recovered=%d"
        .formatted(ledger.size(), sum(Page::heard), sum(Page::recovered), sum(Page::notRecovered));
  }

  public int sum(ToIntFunction<Page> figure) {
    return pages().mapToInt(figure).sum();
  }

  @Override
  public void close() {
    clients.forEach(SwarmClient::leave);
    browser.close();
  }
}
