package io.heliograph.systemtests.harness;

import io.heliograph.harness.product.Repository;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, whose examples the tests use as they are written. */
public record DocumentationPage(String text) {

  /** Reads a page of the folder {@code docs}. */
  public static DocumentationPage read(String name) {
    return new DocumentationPage(Repository.read(Repository.path("docs/" + name)));
  }

  /** Returns the page from a heading on. */
  public DocumentationPage from(String heading) {
    return new DocumentationPage(one("(?ms)^#+ " + Pattern.quote(heading) + "\n(.*)"));
  }

  /** Returns the blocks of code in a language; an empty name stands for none. */
  public List<String> blocks(String language) {
    return all("(?ms)^( *)```(\\w*)\n(.*?)\n\\1```$")
        .filter(block -> block.group(2).equals(language))
        .map(block -> block.group(3).stripIndent())
        .toList();
  }

  /** Returns the paragraph behind a block of code. */
  public String paragraphBehind(String block) {
    return one("(?s)\n" + Pattern.quote(block) + "\n```\n\n(.+?)\n\n");
  }

  /** Returns the cells of the first table row with this name. */
  public String row(String name) {
    return one("(?m)^\\| " + Pattern.quote(name) + " (\\|.*)$");
  }

  private String one(String pattern) {
    return all(pattern)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not found: " + pattern))
        .group(1);
  }

  private Stream<MatchResult> all(String pattern) {
    return Pattern.compile(pattern).matcher(text).results();
  }
}
