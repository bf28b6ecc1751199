/**
 * The notification settings of a person, by channel, origin and topic.
 *
 * <p><b>The rule</b> is {@code Choices}, the only rule: the person's own choice for the topic, else
 * for the origin; else the configured default of the topic, of the origin, of the channel; else on.
 * {@code Display} and {@link io.heliograph.notifications.settings.OptOuts} both use it, so delivery
 * matches the displayed settings. Ids that differ only in case are one id.
 *
 * <p><b>Saving.</b> A client sends the whole tree, which replaces all previous choices of the
 * person in one transaction. A displayed tree can always be sent back. Choices remain displayed
 * after the notifications that they were made for are deleted.
 *
 * <p><b>Delivery.</b> {@code Deliverer} of {@code queue} checks all recipients on the channel
 * {@code Web} with one query over the primary key. A user who has opted out of a notification gets
 * no row and no signal, and is not in the answer. Broadcasts are delivered to all users without a
 * check.
 */
@NullMarked
package io.heliograph.notifications.settings;

import org.jspecify.annotations.NullMarked;
