/**
 * Compares the inbox with a model of the contract. jqwik generates random sequences of sends,
 * broadcasts, marks and settings; {@link io.heliograph.systemtests.model.SideBySide} executes each
 * step in the product and in the {@link io.heliograph.systemtests.model.ModelInbox} and compares
 * the answers, the lists, the topics and the counts.
 *
 * <p>A failure prints the shortest failing sequence. The model never calls the product and shares
 * no code with it.
 */
@NullMarked
package io.heliograph.systemtests.model;

import org.jspecify.annotations.NullMarked;
