/**
 * Checks conventions of the code and of the documentation that no compiler checks. It reads the
 * classes of all modules on the class path of these tests, including their own, and the pages.
 */
@NullMarked
package io.heliograph.systemtests.conventions;

import org.jspecify.annotations.NullMarked;
