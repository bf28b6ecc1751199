package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.Options;
import io.heliograph.benchmarks.load.Failures;
import io.heliograph.benchmarks.product.Servers;
import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.benchmarks.sockets.Sockets;
import io.vertx.core.Vertx;

/** The tools and servers that all figures of signals share. */
public record SignalBench(
    Options options,
    SignalScale scale,
    Terminal terminal,
    Failures failures,
    Vertx vertx,
    Servers servers,
    Tokens tokens,
    Sockets sockets,
    SignalWriter writer) {}
