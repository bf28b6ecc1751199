package io.heliograph.localstack.postgres;

import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.FolderLock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real PostgreSQL on 127.0.0.1. Every user of this machine can connect, because it accepts any
 * password.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final String DATABASE = "heliograph";
  private static final String USER = "postgres";
  private static final String PASSWORD = "postgres";

  private final EmbeddedPostgres server;
  private final PostgresFolder folder;
  private final FolderLock lock;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LocalPostgres(EmbeddedPostgres server, PostgresFolder folder, FolderLock lock) {
    this.server = server;
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Starts a server that keeps its data in the folder. A server of an earlier, killed run is
   * stopped first.
   */
  public static LocalPostgres start(Path dataDirectory, int port) {
    return start(PostgresFolder.durable(dataDirectory), port);
  }

  /**
   * Starts a server without fsync, with its data in a temporary folder. The folder is deleted at
   * close or when the JVM ends.
   */
  public static LocalPostgres startTemporary() {
    LocalPostgres postgres = start(PostgresFolder.temporary(), 0);
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "temporary-postgres-stop"));
    return postgres;
  }

  private static LocalPostgres start(PostgresFolder folder, int port) {
    FolderLock lock = FolderLock.take(folder.path());
    try {
      LeftoverPostgres.stop(folder.cluster());
      var postgres =
          new LocalPostgres(new PostgresStart(folder).on(Loopback.choose(port)), folder, lock);
      PostgresDatabase.createIfAbsent(postgres.server.getPostgresDatabase(), DATABASE);
      return postgres;
    } catch (RuntimeException e) {
      LeftoverPostgres.stop(folder.cluster());
      lock.close();
      folder.leave();
      throw e;
    }
  }

  /** Stops the server of an earlier, killed run in this folder, if one runs. */
  public static boolean stopLeftover(Path dataDirectory) {
    return LeftoverPostgres.stop(PostgresFolder.durable(dataDirectory).cluster());
  }

  public int port() {
    return server.getPort();
  }

  public String database() {
    return DATABASE;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  public String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  public String reactiveUrl() {
    return "postgresql://%s:%d/%s".formatted(Loopback.HOST, port(), DATABASE);
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (lock) {
      server.close();
      LeftoverPostgres.stop(folder.cluster());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      folder.leave();
    }
  }
}
