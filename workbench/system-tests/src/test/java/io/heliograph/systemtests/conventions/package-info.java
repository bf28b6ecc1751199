/**
 * Checks conventions of the code and of the documentation that no compiler checks: names, the size
 * and introduction of packages, Javadoc, the glossary and the flows of the architecture page. It
 * reads the sources of all modules, the classes on the class path of these tests, and the pages.
 */
@NullMarked
package io.heliograph.systemtests.conventions;

import org.jspecify.annotations.NullMarked;
