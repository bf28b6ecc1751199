/**
 * Who gets a notification: a list of entity refs becomes a list of users, through a directory of
 * users, groups and owned entities.
 *
 * <p>Breadth-first and with one look-up per level, as Backstage's default resolver does it: a user
 * is taken as it is, a group means its members and those of its child groups at any depth, anything
 * else means its owners (all of them). What leads to nobody is dropped, and the answer says what
 * and why. An excluded user is left out; an excluded group prunes its branch only. A send that
 * reaches too many users is refused.
 */
@NullMarked
package io.heliograph.notifications.recipients;

import org.jspecify.annotations.NullMarked;
