package be.zegel.web.shell;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * What happens when a page fails. An expired view leads back to the same page, where the script
 * puts back what was typed; a failure in an Ajax request leads to the error page with its incident
 * id; everything else goes to the container, which shows that page itself.
 */
public class PageFailures extends ExceptionHandlerFactory {

  /** Parameter of the address a reader is led back to after their view expired. */
  static final String EXPIRED = "expired";

  /** Called by Faces with the factory it wraps. */
  public PageFailures(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Handler(getWrapped().getExceptionHandler());
  }

  private static final class Handler extends ExceptionHandlerWrapper {

    Handler(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      FacesContext faces = FacesContext.getCurrentInstance();
      Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator();
      if (queue.hasNext() && !faces.getExternalContext().isResponseCommitted()) {
        Throwable failure = getRootCause(queue.next().getContext().getException());
        String target = target(faces, failure);
        if (!target.isEmpty()) {
          drain(queue);
          redirect(faces, target);
          return;
        }
      }
      getWrapped().handle();
    }

    private static String target(FacesContext faces, Throwable failure) {
      ExternalContext external = faces.getExternalContext();
      HttpServletRequest request = (HttpServletRequest) external.getRequest();
      if (failure instanceof ViewExpiredException) {
        String query = request.getQueryString();
        boolean told = query != null && query.contains(EXPIRED + "=");
        return request.getRequestURI()
            + (query == null ? "?" : "?" + query + (told ? "" : "&"))
            + (told ? "" : EXPIRED + "=1");
      }
      return faces.getPartialViewContext().isAjaxRequest()
          ? external.getRequestContextPath()
              + ErrorPage.FAILED
              + "?incident="
              + ErrorPage.logged(failure, request.getRequestURI())
          : "";
    }

    private static void drain(Iterator<ExceptionQueuedEvent> rest) {
      while (rest.hasNext()) {
        rest.next();
      }
    }

    private static void redirect(FacesContext faces, String target) {
      try {
        faces.getExternalContext().redirect(target);
        faces.responseComplete();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    @Override
    public Throwable getRootCause(Throwable failure) {
      Throwable root = super.getRootCause(failure);
      return root == null
          ? failure
          : root instanceof FacesException && root.getCause() != null ? root.getCause() : root;
    }
  }
}
