/** Kills, stalls and overloads parts of the system, and checks that nothing is lost. */
@NullMarked
package io.heliograph.systemtests.faults;

import org.jspecify.annotations.NullMarked;
