/**
 * A real PostgreSQL on 127.0.0.1, started from binaries of a Maven artefact.
 *
 * <p>{@link io.heliograph.localstack.postgres.LocalPostgres} keeps its data in a folder or in a
 * temporary one. One server owns a folder at a time; a server that outlived its JVM is stopped
 * before the next one starts there, so that nothing that was committed is lost.
 */
@NullMarked
package io.heliograph.localstack.postgres;

import org.jspecify.annotations.NullMarked;
