/**
 * Which channels are for whom: {@link io.heliograph.signals.access.ChannelRules} says who may
 * listen and who may publish. Without a rule everybody may, as in Backstage, except that on {@code
 * notifications} nobody publishes and no guest without a token listens; among several the most
 * specific one counts, alone.
 *
 * <p>The rules are read at start, and a wrong one stops it. They may be asked on any thread; an
 * answer costs a walk over the rules, so it is for subscribing and publishing, not for delivering.
 */
@NullMarked
package io.heliograph.signals.access;

import org.jspecify.annotations.NullMarked;
