package io.heliograph.systemtests.deployment;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Parses a Dockerfile into instructions. An unknown instruction is an error. */
record Dockerfile(List<Instruction> instructions) {

  enum Keyword {
    ARG,
    FROM,
    LABEL,
    WORKDIR,
    COPY,
    USER,
    EXPOSE,
    ENV,
    ENTRYPOINT
  }

  record Instruction(Keyword keyword, String arguments) {
    private static Instruction parse(String line) {
      String[] words = line.split("\\s+", 2);
      return new Instruction(Keyword.valueOf(words[0]), words[1]);
    }
  }

  static Dockerfile parse(String text) {
    String uncommented = text.lines().filter(line -> !line.startsWith("#")).collect(joining("\n"));
    return new Dockerfile(
        Arrays.stream(uncommented.replace("\\\n", " ").split("\n", -1))
            .filter(Predicate.not(String::isBlank))
            .map(Instruction::parse)
            .toList());
  }

  /** Returns the arguments of all instructions of this kind, in order. */
  List<String> all(Keyword keyword) {
    return instructions.stream()
        .filter(it -> it.keyword() == keyword)
        .map(Instruction::arguments)
        .toList();
  }

  String only(Keyword keyword) {
    List<String> all = all(keyword);
    if (all.size() != 1) {
      throw new AssertionError("expected one " + keyword + ", found " + all);
    }
    return all.getFirst();
  }
}
