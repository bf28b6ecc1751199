/**
 * Repeatable load with one command, {@code ./dev bench inbox} or {@code ./dev bench signals}: the
 * packaged services as processes, with the JVM options of their images, on a real and durable
 * PostgreSQL and a real Kafka.
 *
 * <p><b>Promise.</b> Every figure that is about speed comes with a floor from the same run: the
 * same work without the product, straight through the PostgreSQL client or by a bare program,
 * before the services start and again after they ended. The ratio of the two says something about
 * the product; the figure alone says more about the machine.
 *
 * <p><b>Threads.</b> One thread conducts and waits. One event loop carries all HTTP load and one
 * thread all sockets, so that the client is light and what it measures needs no locks. The broker
 * runs in this JVM as well; its share of the processor time is told apart.
 *
 * <p><b>Bounds.</b> Each wait is bounded, and so is the run as a whole. Whatever ends it, a Ctrl-C
 * too, everything that was started is stopped and the temporary folder is deleted; only the logs of
 * the services stay.
 */
@NullMarked
package io.heliograph.benchmarks;

import org.jspecify.annotations.NullMarked;
