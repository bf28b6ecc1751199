/**
 * Who gets a notification: a list of entity refs becomes a list of users, through a directory of
 * users, groups and owned entities.
 *
 * <p>Breadth-first and with one look-up per level, as Backstage's default resolver does it: a user
 * is taken as it is, a group means its members and those of its child groups at any depth, anything
 * else means its owners (all of them). What leads to nobody is dropped, and the answer says what
 * and why. An excluded user is left out; an excluded group prunes its branch only. A send that
 * reaches too many users is refused.
 *
 * <p>The directory is a file that is read at start, or Backstage's catalog. The catalog is asked
 * without blocking a thread, at most once at a time for the same entity, and what it told is
 * remembered for seconds. While it gives no usable answer, a send that needs it is unavailable (one
 * log line, without the token), and a send to users alone never notices.
 */
@NullMarked
package io.heliograph.notifications.recipients;

import org.jspecify.annotations.NullMarked;
