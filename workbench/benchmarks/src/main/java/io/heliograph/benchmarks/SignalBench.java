package io.heliograph.benchmarks;

import io.heliograph.benchmarks.sockets.Sockets;
import io.vertx.core.Vertx;

/** What every figure about signals measures with. */
record SignalBench(
    Options options,
    SignalScale scale,
    Terminal terminal,
    Failures failures,
    Vertx vertx,
    Servers servers,
    Tokens tokens,
    Sockets sockets,
    SignalWriter writer) {}
