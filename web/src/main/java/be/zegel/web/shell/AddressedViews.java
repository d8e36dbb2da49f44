package be.zegel.web.shell;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Forms that go back to the address of their page. A page is of the thing that its address names
 * ({@code ?id=…}); without this, Faces sends its forms to the bare page, and whoever reloads or
 * copies the address after a refusal stands before nothing.
 */
public class AddressedViews extends ViewHandlerWrapper {

  /** Called by Faces with the handler it wraps. */
  public AddressedViews(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext faces, String viewId) {
    String action = super.getActionURL(faces, viewId);
    UIViewRoot view = faces.getViewRoot();
    // Only where a page writes its forms: a redirect names its own parameters.
    if (view == null
        || !viewId.equals(view.getViewId())
        || !PhaseId.RENDER_RESPONSE.equals(faces.getCurrentPhaseId())
        || action.contains("?")) {
      return action;
    }
    String query = kept(faces);
    return query.isEmpty() ? action : action + '?' + query;
  }

  /** The query of the address, without what was said to the reader once. */
  private static String kept(FacesContext faces) {
    String query = ((HttpServletRequest) faces.getExternalContext().getRequest()).getQueryString();
    return query == null
        ? ""
        : Arrays.stream(query.split("&"))
            .filter(part -> !part.isEmpty() && !part.startsWith(PageFailures.EXPIRED + "="))
            .collect(Collectors.joining("&"));
  }
}
