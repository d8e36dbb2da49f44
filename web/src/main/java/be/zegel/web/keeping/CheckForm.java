package be.zegel.web.keeping;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What is typed when a file is checked again. */
@RequestScoped
public class CheckForm {

  private String file = "";
  private @Nullable String reason;

  public String getFile() {
    return file;
  }

  public void setFile(String file) {
    this.file = file;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
