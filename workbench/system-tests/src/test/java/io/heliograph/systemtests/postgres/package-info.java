/**
 * Runs the product on PostgreSQL as operators do: behind PgBouncer in transaction mode, and over
 * TLS.
 *
 * <p>PgBouncer is the one of this machine, or Debian's package, which is unpacked into the build
 * folder without being installed. Without either, its tests are skipped with a prominent message.
 */
@NullMarked
package io.heliograph.systemtests.postgres;

import org.jspecify.annotations.NullMarked;
