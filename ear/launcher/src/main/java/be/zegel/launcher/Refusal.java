package be.zegel.launcher;

/**
 * The "no" of a command, with its exit code and a sentence for whoever called it that says what to
 * do about it.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int code;

  private Refusal(int code, String message) {
    super(message);
    this.code = code;
  }

  /** Something that was looked at does not hold. */
  static Refusal failed(String key, Object... values) {
    return new Refusal(Zegel.FAILED, Texts.text(key, values));
  }

  /** The call makes no sense here. */
  static Refusal wrongUse(String key, Object... values) {
    return new Refusal(Zegel.WRONG_USE, Texts.text(key, values));
  }

  /** Something is not there. */
  static Refusal missing(String key, Object... values) {
    return new Refusal(Zegel.MISSING, Texts.text(key, values));
  }

  int code() {
    return code;
  }
}
