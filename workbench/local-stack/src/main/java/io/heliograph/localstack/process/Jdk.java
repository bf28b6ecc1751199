package io.heliograph.localstack.process;

import java.nio.file.Path;

/** The JDK of this JVM. */
public final class Jdk {
  private Jdk() {}

  /** Returns the path of a JDK command. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
