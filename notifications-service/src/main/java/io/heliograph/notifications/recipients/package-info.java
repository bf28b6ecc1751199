/**
 * Resolves the recipients of a send: a list of entity refs becomes a list of users.
 *
 * <p>Breadth-first with one look-up per level, like Backstage's default resolver. A user is taken
 * as it is; a group stands for its members and those of its child groups at any depth; any other
 * entity stands for its owners. Refs that lead to nobody are dropped, and the answer names them
 * with the reason. An excluded user is left out; an excluded group only ends its branch. A send
 * that reaches too many users is refused.
 */
@NullMarked
package io.heliograph.notifications.recipients;

import org.jspecify.annotations.NullMarked;
