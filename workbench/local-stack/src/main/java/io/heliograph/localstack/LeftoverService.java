package io.heliograph.localstack;

import io.heliograph.localstack.process.ServiceProcess;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a service that outlived its launcher, by the path of its jar. */
final class LeftoverService {

  private LeftoverService() {}

  static Optional<Long> pid(String folder, Path root) {
    String jar = ServiceProcess.packagedJar(root.resolve(folder)).toString();
    return ProcessHandle.allProcesses()
        .filter(
            process -> process.info().commandLine().filter(line -> line.contains(jar)).isPresent())
        .map(ProcessHandle::pid)
        .findFirst();
  }
}
