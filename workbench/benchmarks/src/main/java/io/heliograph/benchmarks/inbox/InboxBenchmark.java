package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.Benchmark;
import io.heliograph.benchmarks.Options;
import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.Failures;
import io.heliograph.benchmarks.measurement.Database;
import io.heliograph.benchmarks.product.Parts;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.product.Servers;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Figures;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Report;
import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.localstack.process.Service;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/** Measures notifications-service. Run it with {@code ./dev bench inbox}. */
public final class InboxBenchmark implements Benchmark {
  private final Options options;
  private final Terminal terminal;
  private final Failures failures;

  public InboxBenchmark(Options options, Terminal terminal, Failures failures) {
    this.options = options;
    this.terminal = terminal;
    this.failures = failures;
  }

  @Override
  public Report report(Parts parts) {
    Bench bench = bench(parts);
    var figures = new Figures(terminal, figures(bench));
    figures.baselines();
    bench.database().settle();
    try (var services = new Parts(terminal)) {
      figures.measure(start(bench, services));
    }
    bench.database().settle();
    figures.baselines();
    return figures.report();
  }

  private Bench bench(Parts parts) {
    Path folder = parts.temporaryFolder();
    terminal.note("PostgreSQL and Kafka are starting …");
    Servers servers = Await.start(() -> Servers.start(folder, options.scale().members(), parts));
    Vertx vertx = Bench.vertx(parts);
    Database database = parts.add(Database.of(vertx, servers.stack().postgres()));
    makeTables(servers);
    terminal.note("%s rows are filled in …".formatted(Numbers.count(options.scale().rows())));
    new Fill(database, options.scale()).tables();
    return new Bench(options.scale(), terminal, failures, vertx, servers, database);
  }

  /** Starts the service once, because it creates its tables when it starts. */
  private void makeTables(Servers servers) {
    try (var service = servers.launch(Service.NOTIFICATIONS, options)) {
      service.awaitReady();
    }
  }

  private List<Figure> figures(Bench bench) {
    int many = options.scale().heavyRows();
    int few = People.ORDINARY_ROWS;
    return List.of(
        new ReadFigure(bench, Reading.LIST, People.HEAVY, many),
        new ReadFigure(bench, Reading.LIST, People.ORDINARY, few),
        new ReadFigure(bench, Reading.STATUS, People.HEAVY, many),
        new ReadFigure(bench, Reading.STATUS, People.ORDINARY, few),
        new ReadFigure(bench, Reading.TOPICS, People.HEAVY, many),
        new ReadFigure(bench, Reading.SEARCH, People.HEAVY, many),
        new FloodFigure(bench),
        new SendFigure(bench),
        new GroupFigure(bench),
        new BesideGroupFigure(bench),
        new MemoryFigure());
  }

  private Product start(Bench bench, Parts services) {
    terminal.note("the services are starting …");
    return Product.start(options, bench.servers(), bench.vertx(), services);
  }
}
