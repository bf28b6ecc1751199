package io.heliograph.systemtests.conventions;

import io.heliograph.harness.product.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of Java source in this repository. */
record JavaSource(Path file) {
  private static final String INTRODUCTION = "package-info.java";
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|'\\\\?.'"
              + "|\"[^\"\\\\\\n]*(?:\\\\.[^\"\\\\\\n]*)*\"");

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|enum|interface|record) ([A-Z]\\w*)");

  /** Returns every source of every module, tests included. */
  static List<JavaSource> all() {
    return MODULE
        .matcher(Repository.read(Repository.path("pom.xml")))
        .results()
        .map(module -> Repository.path(module.group(1)).resolve("src"))
        .flatMap(folder -> Repository.filesBelow(folder).stream())
        .filter(file -> file.toString().endsWith(".java"))
        .map(JavaSource::new)
        .toList();
  }

  /** Returns the sources that are not tests. */
  static List<JavaSource> main() {
    return all().stream().filter(JavaSource::isMain).toList();
  }

  boolean isIntroduction() {
    return file.endsWith(INTRODUCTION);
  }

  boolean isOfWorkbench() {
    return file.startsWith(Repository.path("workbench"));
  }

  private boolean isMain() {
    return file.toString().contains("/src/main/java/");
  }

  Path folder() {
    Path relative = Repository.ROOT.relativize(file);
    return relative.subpath(0, relative.getNameCount() - 1);
  }

  /** Returns the texts of its Javadoc comments, without the asterisks. */
  Stream<String> javadocs() {
    return JAVADOC
        .matcher(Repository.read(file))
        .results()
        .map(comment -> comment.group(1).replaceAll("(?m)^ *\\* ?", "").strip());
  }

  /** Returns the simple names of its types, nested ones included. */
  Stream<String> typeNames() {
    String code = COMMENT_OR_TEXT.matcher(Repository.read(file)).replaceAll("");
    return TYPE.matcher(code).results().map(type -> type.group(1));
  }

  @Override
  public String toString() {
    return Repository.ROOT.relativize(file).toString();
  }
}
