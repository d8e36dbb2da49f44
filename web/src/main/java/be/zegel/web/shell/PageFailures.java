package be.zegel.web.shell;

import be.zegel.passkeys.SigningPrepared;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * What happens when a page fails. An act that was only prepared for signature is answered with what
 * there is to sign. A refusal of a boundary is shown on the page that asked, or as an error page
 * when there is none yet. An expired view leads back to the same page, where the script puts back
 * what was typed; a failure in an Ajax request leads to the error page with its incident id;
 * everything else goes to the container, which shows that page itself.
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
      if (queue.hasNext()
          && !faces.getExternalContext().isResponseCommitted()
          && answered(faces, queue.next().getContext())) {
        drain();
        return;
      }
      getWrapped().handle();
    }

    private boolean answered(FacesContext faces, ExceptionQueuedEventContext event) {
      Throwable failure = getRootCause(event.getException());
      if (failure instanceof SigningPrepared prepared) {
        new ActToSign(prepared.request()).answer(faces);
        return true;
      }
      ProblemException refusal = ErrorPage.refusal(failure).orElse(null);
      if (refusal != null) {
        if (faces.isPostback() && !PhaseId.RENDER_RESPONSE.equals(event.getPhaseId())) {
          new RefusalOnPage(refusal).show(faces);
        } else {
          refuse(faces, refusal.problem());
        }
        return true;
      }
      String target = target(faces, failure);
      if (!target.isEmpty()) {
        redirect(faces, target);
      }
      return !target.isEmpty();
    }

    private static void refuse(FacesContext faces, Problem problem) {
      ExternalContext external = faces.getExternalContext();
      try {
        ErrorPage.refuse(
            (HttpServletRequest) external.getRequest(),
            (HttpServletResponse) external.getResponse(),
            problem);
        faces.responseComplete();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
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

    private void drain() {
      Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator();
      while (queue.hasNext()) {
        queue.next();
        queue.remove();
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
