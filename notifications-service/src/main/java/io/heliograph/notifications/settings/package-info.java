/**
 * What a person wants to be told, by channel, origin and topic.
 *
 * <p><b>The rule</b> is {@code Choices}, and it is the only one: a person's own choice for the
 * topic, else for the origin; else the configured default of the topic, of the origin, of the
 * channel; else yes. {@code Display} shows by it and {@link
 * io.heliograph.notifications.settings.OptOuts} delivers by it, so what a person sees is what
 * happens. Ids that differ in case only are one id.
 *
 * <p><b>Choosing.</b> A person sends the whole tree; in one transaction it replaces all they chose
 * before. What is shown can always be sent back. What they chose stays shown when the notifications
 * it was for are gone.
 *
 * <p><b>Delivering.</b> {@code sending} asks for all recipients of the channel {@code Web} at once,
 * by one query over the primary key. Who does not want a notification has no row, gets no signal
 * and is not in the answer. Broadcasts are for everybody and ask nobody.
 */
@NullMarked
package io.heliograph.notifications.settings;

import org.jspecify.annotations.NullMarked;
