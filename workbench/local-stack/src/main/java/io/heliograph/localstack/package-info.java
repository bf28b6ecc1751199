/**
 * Main classes of {@code ./dev run}, {@code ./dev watch} and {@code ./dev token}. They run both
 * services with a real PostgreSQL and Kafka on one machine, without Docker.
 *
 * <p>The servers, the identities, the network and the process of a service are separate packages,
 * which tests also use. {@link Launcher} combines them; {@link Watch} prints the signals of a user;
 * {@link Token} prints a token for any user.
 *
 * <p>PostgreSQL, Kafka and the services are reachable only on 127.0.0.1, unless the environment
 * sets another host for the services. Committed and acknowledged data exists after a restart.
 *
 * <p>PostgreSQL runs in a session of its own, so a Ctrl-C does not reach it. The broker runs in
 * this JVM. The services stop first, so that they can drain, then Kafka, then PostgreSQL; each wait
 * is bounded.
 */
@NullMarked
package io.heliograph.localstack;

import org.jspecify.annotations.NullMarked;
