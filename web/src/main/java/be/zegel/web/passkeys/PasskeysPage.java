package be.zegel.web.passkeys;

import be.zegel.passkeys.PasskeyDesk;
import be.zegel.passkeys.PasskeyView;
import be.zegel.passkeys.Reason;
import be.zegel.web.shell.Confirmation;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reader's passkeys, and those of the persons for whom the reader vouches. */
@Named("passkeysPage")
@ViewScoped
public class PasskeysPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private PasskeyDesk desk;
  @Inject private Confirmation said;

  private @Nullable String reason;
  private transient @Nullable List<PasskeyView> own;
  private transient @Nullable List<PasskeyView> others;

  public List<PasskeyView> getOwn() {
    List<PasskeyView> known = own;
    if (known == null) {
      known = desk.own();
      own = known;
    }
    return known;
  }

  private List<PasskeyView> others() {
    List<PasskeyView> known = others;
    if (known == null) {
      known = desk.vouchedFor();
      others = known;
    }
    return known;
  }

  /** What waits for the reader as the second person, also revocations of the reader's own keys. */
  public List<PasskeyView> getWaiting() {
    return java.util.stream.Stream.concat(others().stream(), getOwn().stream())
        .filter(PasskeyView::answerable)
        .toList();
  }

  /** The keys of others that are in use. */
  public List<PasskeyView> getInUse() {
    return others().stream().filter(PasskeyView::revocable).toList();
  }

  public String confirm(UUID id) {
    PasskeyView done = desk.confirm(id);
    return again("passkey.said.".concat(done.state()), done);
  }

  public String refuse(UUID id) {
    return again("passkey.said.refused", desk.refuse(id, given()));
  }

  public String withdraw(UUID id) {
    return again("passkey.said.withdrawn", desk.withdraw(id));
  }

  public String revoke(UUID id) {
    return again("passkey.said.revoking", desk.revoke(id, given()));
  }

  private Reason given() {
    return new Reason(reason == null ? "" : reason);
  }

  private String again(String text, PasskeyView about) {
    said.say(text, about.holderName() + " · " + about.label());
    return "/passkeys?faces-redirect=true";
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
