/**
 * Checks that pages received the promised signals. {@code swarm} uses this package after a run. A
 * {@link io.heliograph.systemtests.audit.Ledger} holds the published signals, a {@link
 * io.heliograph.systemtests.audit.Journal} the actions and receptions of one page in their order,
 * and an {@link io.heliograph.systemtests.audit.Audit} compares the two and returns findings. The
 * package never does I/O.
 *
 * <p>The promise: no foreign signal; no signal twice on one connection or on a later one that
 * continues it; and from the subscription to the unsubscription all signals in the order of
 * publishing, unless the server announced a gap. Signals between a subscription and its answer, and
 * signals in transit at an unsubscription, may arrive or not.
 */
@NullMarked
package io.heliograph.systemtests.audit;

import org.jspecify.annotations.NullMarked;
