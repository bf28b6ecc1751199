/**
 * Repeatable benchmarks with one command, {@code ./dev bench inbox} or {@code ./dev bench signals}.
 * They run the packaged services as processes, with the JVM options of their images, on a durable
 * PostgreSQL and a real Kafka.
 *
 * <p>Most figures come with a baseline of the same run: the same work without the product. Their
 * ratio describes the product; the figure alone describes mainly the machine. Baselines are
 * measured before the services start and after they end, or beside the service in each round.
 *
 * <p>One thread conducts the run and waits. One event loop carries all HTTP load and one thread all
 * sockets. The Kafka broker also runs in this JVM; its processor time is reported separately.
 *
 * <p>The run has a time limit, and so has each wait except the start of the servers. All started
 * parts are stopped in every case, also after a Ctrl-C.
 */
@NullMarked
package io.heliograph.benchmarks;

import org.jspecify.annotations.NullMarked;
