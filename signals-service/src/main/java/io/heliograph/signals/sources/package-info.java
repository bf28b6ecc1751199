/**
 * Any topic as a channel: the configuration names a topic of somebody else, the channel on which
 * its records appear and where a record says for whom it is. Nobody writes code for it.
 *
 * <p>{@link io.heliograph.signals.sources.Sources} is what the consumer asks: which topics to read
 * beside those of signals, and what a record of one of them says. The records are foreign, so a
 * value is looked through once before it becomes part of a frame: it must be one JSON value in
 * UTF-8. A record that says too little is malformed, which is an answer and no failure.
 *
 * <p>Nothing here keeps state; everything may be called from any thread. A service whose sources
 * are ambiguous does not start.
 */
@NullMarked
package io.heliograph.signals.sources;

import org.jspecify.annotations.NullMarked;
