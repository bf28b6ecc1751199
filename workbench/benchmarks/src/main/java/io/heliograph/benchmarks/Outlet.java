package io.heliograph.benchmarks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** What sends frames to sockets, as a process: signals-service, or the bare broadcaster. */
record Outlet(int port, int metricsPort, ProcessHandle process) {

  static Outlet of(RunningService service) {
    return new Outlet(
        service.port(), service.managementPort(), service.process().process().toHandle());
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** What the operating system says that it has used until now. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }
}
