/**
 * Checks conventions of the code that no compiler checks. It reads the classes of all modules on
 * the class path of these tests, including their own.
 */
@NullMarked
package io.heliograph.systemtests.conventions;

import org.jspecify.annotations.NullMarked;
