/**
 * Main class of {@code ./dev test}. It runs Maven and prints a line for each module instead of
 * Maven's output, which goes to {@code target/test.log}.
 *
 * <p>{@link io.heliograph.testsupport.console.TestRun} runs Maven; {@code MavenOutputParser} finds
 * the modules and the errors in its output; {@code ReportReader} reads what surefire and failsafe
 * report of a module; {@code TestConsole} prints.
 *
 * <p>{@code ./dev} runs these classes from their sources, because nothing is built yet. They use
 * only the JDK. The amount of output of a failed run is bounded.
 */
@NullMarked
package io.heliograph.testsupport.console;

import org.jspecify.annotations.NullMarked;
