package io.heliograph.systemtests.client;

import io.heliograph.harness.product.User;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads that send to one user concurrently. Each sends its numbers in order. */
public final class Senders implements AutoCloseable {
  private static final int COUNT = 4;
  private static final int EACH = 50;

  /** Number of notifications of all threads together. */
  public static final int ALL = COUNT * EACH;

  private final User user;
  private final IntFunction<NotificationsClient> route;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> sending;

  /** Starts the threads. The route returns the instance for the n-th send of each thread. */
  public Senders(User user, IntFunction<NotificationsClient> route) {
    this.user = user;
    this.route = route;
    this.sending =
        names().stream().<Future<?>>map(name -> threads.submit(() -> send(name))).toList();
  }

  public static List<String> names() {
    return IntStream.range(0, COUNT).mapToObj(i -> "sender " + i).toList();
  }

  /** Returns the signals of one thread that a socket must receive. */
  public static List<String> expected(User user, String name) {
    return IntStream.range(0, EACH).mapToObj(i -> user.ref() + " " + title(name, i)).toList();
  }

  private static String title(String name, int number) {
    return name + " No. " + number;
  }

  private void send(String name) {
    for (int i = 0; i < EACH; i++) {
      route.apply(i).send(Sending.titled(title(name, i)).to(user));
    }
  }

  /** Waits for all sends and fails if one was not accepted. */
  public void awaitAll() {
    try {
      for (Future<?> one : sending) {
        one.get(60, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
