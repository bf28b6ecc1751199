/**
 * Whether what pages heard is what they were promised. Pure: a {@link
 * io.heliograph.systemtests.audit.Ledger} knows what was published, a {@link
 * io.heliograph.systemtests.audit.Journal} what one page did and heard in its order, and an {@link
 * io.heliograph.systemtests.audit.Audit} compares the two and answers with findings.
 *
 * <p>The promise: nothing foreign; nothing twice on one connection, nor on a later one that
 * continues it; and between being subscribed and the end of listening everything in the order of
 * publishing, unless the server said that something may be missing. What a page asked for before
 * the server's answer, and what was under way when it left, may come or not.
 */
@NullMarked
package io.heliograph.systemtests.audit;

import org.jspecify.annotations.NullMarked;
