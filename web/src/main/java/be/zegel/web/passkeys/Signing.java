package be.zegel.web.passkeys;

import be.zegel.passkeys.PasskeyDesk;
import be.zegel.passkeys.SigningDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/**
 * Whether the buttons of acts that a person signs ask the reader for a signature, and how many
 * passkeys wait for the reader.
 */
@Named("signing")
@RequestScoped
public class Signing {

  @Inject private SigningDesk desk;
  @Inject private PasskeyDesk passkeys;

  private @Nullable Boolean able;
  private @Nullable Integer waiting;

  /** Whether the reader has a passkey that signs. */
  public boolean isAble() {
    Boolean known = able;
    if (known == null) {
      known = desk.able();
      able = known;
    }
    return known;
  }

  /** How many passkeys of others, or their ends, wait for the reader as the second person. */
  public int getWaiting() {
    Integer known = waiting;
    if (known == null) {
      known = passkeys.waiting();
      waiting = known;
    }
    return known;
  }
}
