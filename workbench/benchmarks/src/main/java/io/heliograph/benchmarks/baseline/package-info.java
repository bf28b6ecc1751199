/**
 * What the product is compared with: the least that does such work at all. Each is a program of its
 * own, so that the operating system tells its processor time apart; it runs with the JVM options of
 * signals-service and ends when its standard input does, so it never outlives who started it.
 */
@NullMarked
package io.heliograph.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
