package be.zegel.web.custody;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What is typed when an exhibit is handed over or handled. */
@RequestScoped
public class HandOverForm {

  private String to = "";
  private String purpose = "EXAMINATION";
  private @Nullable String seal;
  private @Nullable String condition;
  private @Nullable String reason;
  private @Nullable String room;
  private @Nullable String location;

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }

  public String getPurpose() {
    return purpose;
  }

  public void setPurpose(String purpose) {
    this.purpose = purpose;
  }

  public @Nullable String getSeal() {
    return seal;
  }

  public void setSeal(@Nullable String seal) {
    this.seal = seal;
  }

  public @Nullable String getCondition() {
    return condition;
  }

  public void setCondition(@Nullable String condition) {
    this.condition = condition;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public @Nullable String getRoom() {
    return room;
  }

  public void setRoom(@Nullable String room) {
    this.room = room;
  }

  public @Nullable String getLocation() {
    return location;
  }

  public void setLocation(@Nullable String location) {
    this.location = location;
  }
}
