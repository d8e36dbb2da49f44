package be.zegel.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/**
 * Tells on the page that follows what was done. Said only after the boundary returned, so that
 * nobody reads of something that did not happen.
 */
@RequestScoped
public class Confirmation {

  @Inject Words words;

  /** Says the text under a key, with {@code {0}} in its place, on the page that is shown next. */
  public void say(String key, Object argument) {
    FacesContext faces = FacesContext.getCurrentInstance();
    String text = words.of(key, argument);
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, text));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }
}
