package io.heliograph.localstack.process;

import java.nio.file.Path;

/** The JDK that runs this JVM. */
public final class Jdk {
  private Jdk() {}

  /** The path of one of its commands. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
