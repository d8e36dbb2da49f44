package be.zegel.web.passkeys;

import be.zegel.passkeys.SigningDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Whether the buttons of acts that a person signs ask the reader for a signature. */
@Named("signing")
@RequestScoped
public class Signing {

  @Inject private SigningDesk desk;

  private @Nullable Boolean able;

  /** Whether the reader has a passkey that signs. */
  public boolean isAble() {
    Boolean known = able;
    if (known == null) {
      known = desk.able();
      able = known;
    }
    return known;
  }
}
