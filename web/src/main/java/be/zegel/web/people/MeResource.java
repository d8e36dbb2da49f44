package be.zegel.web.people;

import be.zegel.people.Caller;
import be.zegel.people.Directory;
import be.zegel.people.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The person who asks. */
@Tag(name = "People")
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  @Inject private Directory directory;

  /** Who the caller is. */
  public record Me(
      String username,
      String name,
      List<Role> roles,
      @Nullable String unit,
      @Nullable String office,
      String language,
      boolean opj) {
    public Me {
      roles = List.copyOf(roles);
    }
  }

  @GET
  @Operation(summary = "Reads who the caller is")
  public Me me() {
    Caller caller = directory.caller();
    return new Me(
        caller.username(),
        caller.name(),
        caller.roles().stream().sorted().toList(),
        caller.unit(),
        caller.office(),
        caller.language(),
        caller.opj());
  }
}
