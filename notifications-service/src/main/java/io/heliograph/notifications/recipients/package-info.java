/**
 * Resolves the recipients of a send: converts a list of entity refs to a list of users.
 *
 * <p>The resolution is breadth-first with one lookup per level, like Backstage's default resolver.
 * A user resolves to itself; a group resolves to its members and those of its child groups at any
 * depth; any other entity resolves to its owners. Refs that resolve to no user are dropped, and the
 * answer lists them with the reason. An excluded user is omitted; excluding a group only ends the
 * expansion of its branch. A send with too many users is refused.
 */
@NullMarked
package io.heliograph.notifications.recipients;

import org.jspecify.annotations.NullMarked;
