/**
 * Access to channels: {@link io.heliograph.signals.access.ChannelRules} decides who may listen and
 * who may publish. Without a rule everybody may, as in Backstage, except that on {@code
 * notifications} no service may publish and no guest without a token may listen. If several rules
 * match, only the most specific one counts.
 *
 * <p>The rules are read at startup; an invalid rule prevents it. They are thread-safe. A decision
 * iterates over the rules, so it is used for subscribing and publishing, not for delivery.
 */
@NullMarked
package io.heliograph.signals.access;

import org.jspecify.annotations.NullMarked;
