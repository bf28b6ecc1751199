/**
 * Repeatable benchmarks with one command, {@code ./dev bench inbox} or {@code ./dev bench signals}.
 * They run the packaged services as processes, with the JVM options of their images, on a real and
 * durable PostgreSQL and a real Kafka.
 *
 * <p><b>Promise.</b> The figures of reads, sends, broadcasts and records come with a floor from the
 * same run: the same work without the product, by the PostgreSQL client or by a baseline program.
 * Floors are measured before the services start and after they end, or beside the service in each
 * round. The ratio of figure and floor describes the product; the figure alone describes mainly the
 * machine. Other figures compare the product with itself or have only a target.
 *
 * <p><b>Threads.</b> One thread conducts the run and waits. One event loop carries all HTTP load
 * and one thread all sockets, so that the client uses little processor time and needs no locks. The
 * Kafka broker also runs in this JVM; its share of the processor time is reported separately.
 *
 * <p><b>Bounds.</b> The run has a time limit, and so has each wait except the start of the servers.
 * In every case, also after a Ctrl-C, all started parts are stopped and the temporary folder is
 * deleted; only the logs of the services remain.
 */
@NullMarked
package io.heliograph.benchmarks;

import org.jspecify.annotations.NullMarked;
