package be.zegel.web.people;

import be.zegel.paging.Page;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Colleagues to name: for members, hand-overs and completion. */
@Tag(name = "People")
@Path("/people")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {

  @Inject private Directory directory;

  /** Active persons whose user name or name begins with the text; at most 20. */
  @GET
  @Operation(
      summary = "Suggests colleagues by name",
      description = "Active persons whose user name or name begins with the text; at most 20.")
  public Page<PersonView> suggest(@QueryParam("q") @DefaultValue("") String q) {
    return new Page<>(directory.suggest(q), null);
  }
}
