package be.zegel.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as colleagues see them: enough to name, find and address, no more. */
public record PersonView(
    long id,
    String username,
    String name,
    @Nullable String unit,
    @Nullable String office,
    List<Role> roles,
    boolean active) {

  public PersonView {
    roles = List.copyOf(roles);
  }
}
