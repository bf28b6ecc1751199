package io.heliograph.systemtests.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A sentence that begins with a question word hides its subject. */
class JavadocTest {
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?])\\s+|<p>|<li>|@\\w+(?: \\w+)? ");

  private static final Pattern QUESTION =
      Pattern.compile("\\s*(What|Whatever|Who|Whoever|How|Which|Where|Nobody)\\b.*");

  @Test
  void noSentenceBeginsWithAQuestionWord() {
    assertThat(JavaSource.all())
        .isNotEmpty()
        .allSatisfy(
            source ->
                assertThat(source.javadocs().flatMap(SENTENCE_END::splitAsStream))
                    .noneMatch(
                        sentence -> QUESTION.matcher(sentence.replace('\n', ' ')).matches()));
  }
}
