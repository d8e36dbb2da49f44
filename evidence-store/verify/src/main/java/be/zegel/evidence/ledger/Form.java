package be.zegel.evidence.ledger;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;

/** The form that the value of a field has; what does not fit is refused before it is recorded. */
public enum Form {
  /** Free text of at most 8,000 UTF-16 units. */
  TEXT {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Text text && text.value().length() <= LONGEST_TEXT;
    }
  },
  /** A code from a code set: 1 to 64 of {@code A-Z a-z 0-9 _ . § -}. */
  CODE {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Text text && CODE_FORM.matcher(text.value()).matches();
    }
  },
  /** A UUID in its lower-case text form. */
  ID {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Text text && isUuid(text.value());
    }
  },
  /** A time with its offset from UTC (RFC 3339), at least to the second. */
  TIME {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Text text && isTime(text.value());
    }
  },
  /** A {@link Custodian}. */
  CUSTODIAN {
    @Override
    boolean admits(Json value) {
      try {
        Custodian.of(value);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  },
  /** A {@link Person}. */
  PERSON {
    @Override
    boolean admits(Json value) {
      return textsOnly(value)
          && value instanceof Json.Members members
          && members.values().containsKey("id")
          && members.values().containsKey("label");
    }
  },
  /** A SHA-256 value in 64 lower-case hexadecimal digits. */
  DIGEST {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Text text && Hash.isHex(text.value(), Hash.BYTES);
    }
  },
  /** A size or an offset in bytes, as decimal text, because it may pass 2^53. */
  SIZE {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Text text && SIZE_FORM.matcher(text.value()).matches();
    }
  },
  /** A small counter. */
  COUNTER {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Counter;
    }
  },
  /** A truth value. */
  FLAG {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Truth;
    }
  },
  /** A list of texts; its order is meaning. */
  TEXTS {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Items items
          && items.values().stream().allMatch(item -> item instanceof Json.Text);
    }
  },
  /** An object whose members are texts. */
  DETAILS {
    @Override
    boolean admits(Json value) {
      return textsOnly(value);
    }
  },
  /** A list of objects whose members are texts: hashes, photographs, heads. */
  ROWS {
    @Override
    boolean admits(Json value) {
      return value instanceof Json.Items items && items.values().stream().allMatch(Form::textsOnly);
    }
  },
  /** A list of objects with the times {@code from} and {@code to}, and perhaps more texts. */
  INTERVALS {
    @Override
    boolean admits(Json value) {
      return ROWS.admits(value)
          && value instanceof Json.Items items
          && items.values().stream().allMatch(Form::isInterval);
    }
  },
  /** Any value: the old and the new content of a corrected field. */
  ANY {
    @Override
    boolean admits(Json value) {
      return true;
    }
  };

  private static final int LONGEST_TEXT = 8_000;
  private static final Pattern CODE_FORM = Pattern.compile("[A-Za-z0-9_.§-]{1,64}");
  private static final Pattern SIZE_FORM = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final Pattern TIME_FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  /** Whether the value has this form. Null is the matter of the field, not of the form. */
  abstract boolean admits(Json value);

  /** A time in the form of an event: RFC 3339 with its offset, always with seconds. */
  public static Json time(OffsetDateTime time) {
    return Json.text(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    if (!TIME_FORM.matcher(text).matches()) {
      return false;
    }
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isInterval(Json row) {
    return row instanceof Json.Members members
        && members.values().get("from") instanceof Json.Text from
        && members.values().get("to") instanceof Json.Text to
        && isTime(from.value())
        && isTime(to.value());
  }

  private static boolean textsOnly(Json value) {
    return value instanceof Json.Members members
        && members.values().values().stream().allMatch(member -> member instanceof Json.Text);
  }
}
