/**
 * What a client says: the frames it sends, as commands. A frame that is no command is ignored, as
 * Backstage does: it changes nothing and closes nothing.
 */
@NullMarked
package io.heliograph.signals.subscription;

import org.jspecify.annotations.NullMarked;
