package io.heliograph.signals.publishing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.heliograph.contract.SignalHeaders;
import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import io.heliograph.web.problem.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recipients in a request body. {@code entity}, the name of the type in notifications, is the
 * same as {@code user}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RecipientsBody.Broadcast.class, name = "broadcast"),
  @JsonSubTypes.Type(value = RecipientsBody.User.class, name = "user"),
  @JsonSubTypes.Type(value = RecipientsBody.User.class, name = "entity")
})
sealed interface RecipientsBody {

  /** Returns the distinct recipients in the form that records use. */
  Set<String> names();

  /**
   * Returns the refs of groups and other entities. Their members are not looked up: only users
   * whose own refs contain them receive the signal.
   */
  List<String> notExpanded();

  /** All users. */
  record Broadcast() implements RecipientsBody {
    @Override
    public Set<String> names() {
      return Set.of(SignalHeaders.EVERYONE);
    }

    @Override
    public List<String> notExpanded() {
      return List.of();
    }
  }

  /**
   * One ref or a list of refs, of users or groups: every user who owns one of the refs is a
   * recipient. An empty list has no recipients and is not an error.
   */
  record User(
      @NotNull @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<@NotNull String> entityRef)
      implements RecipientsBody {

    @Override
    public Set<String> names() {
      return refs().map(EntityRef::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public List<String> notExpanded() {
      return refs().filter(ref -> !ref.isUser()).map(EntityRef::toString).distinct().toList();
    }

    private Stream<EntityRef> refs() {
      return entityRef.stream().map(User::normalised);
    }

    private static EntityRef normalised(String ref) {
      try {
        return EntityRef.parse(ref);
      } catch (InvalidEntityRefException e) {
        throw Problem.INPUT.because("recipients.entityRef: " + e.getMessage());
      }
    }
  }
}
