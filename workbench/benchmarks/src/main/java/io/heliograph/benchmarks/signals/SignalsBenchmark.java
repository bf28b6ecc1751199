package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.Benchmark;
import io.heliograph.benchmarks.Options;
import io.heliograph.benchmarks.inbox.Bench;
import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.Failures;
import io.heliograph.benchmarks.product.Parts;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.product.Servers;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Figures;
import io.heliograph.benchmarks.report.Report;
import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.benchmarks.sockets.Sockets;
import java.nio.file.Path;
import java.util.List;

/** Measures signals-service. Run it with {@code ./dev bench signals}. */
public final class SignalsBenchmark implements Benchmark {
  /** Number of members of the group in the directory, to which nothing is sent. */
  private static final int MEMBERS = 1;

  private final Options options;
  private final Terminal terminal;
  private final Failures failures;

  public SignalsBenchmark(Options options, Terminal terminal, Failures failures) {
    this.options = options;
    this.terminal = terminal;
    this.failures = failures;
  }

  @Override
  public Report report(Parts parts) {
    SignalBench bench = bench(parts);
    var figures = new Figures(terminal, figures(bench));
    figures.baselines();
    try (var services = new Parts(terminal)) {
      terminal.note("the services are starting …");
      figures.measure(Product.start(options, bench.servers(), bench.vertx(), services));
    }
    figures.baselines();
    return figures.report();
  }

  private SignalBench bench(Parts parts) {
    Path folder = parts.temporaryFolder();
    terminal.note("PostgreSQL and Kafka are starting …");
    Servers servers = Await.start(() -> Servers.start(folder, MEMBERS, parts));
    SignalScale scale = options.signalScale().withinOpenFiles();
    return new SignalBench(
        options,
        scale,
        terminal,
        failures,
        Bench.vertx(parts),
        servers,
        Tokens.sign(servers, scale.idle()),
        parts.add(Sockets.start(failures::add)),
        parts.add(SignalWriter.to(servers.stack().kafka().bootstrap(), failures)));
  }

  /**
   * Returns the figures. The one that fills the disk comes last, because it would slow down the
   * others.
   */
  private static List<Figure> figures(SignalBench bench) {
    return List.of(
        new BroadcastFigure(bench),
        new PersonalFigure(bench),
        new StalledFigure(bench),
        new SocketMemoryFigure(bench),
        new ArrivalFigure(bench),
        new ResumeFigure(bench),
        new NoSubscriberFigure(bench));
  }
}
