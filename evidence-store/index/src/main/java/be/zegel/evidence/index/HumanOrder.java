package be.zegel.evidence.index;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import org.apache.lucene.util.BytesRef;

/**
 * The order in which people expect names: accents and case count last, numbers by their value
 * ({@code scan 2} before {@code scan 10}), the same in every language.
 */
final class HumanOrder {
  /** Characters that count; what goes on longer is ordered by its id. */
  private static final int COUNTED = 300;

  private static final RuleBasedCollator COLLATOR = collator();

  private HumanOrder() {}

  private static RuleBasedCollator collator() {
    RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT);
    collator.setNumericCollation(true);
    collator.setStrength(Collator.TERTIARY);
    return (RuleBasedCollator) collator.freeze();
  }

  /** Bytes that sort as the text should. */
  static BytesRef key(String text) {
    String counted = text.length() > COUNTED ? text.substring(0, COUNTED) : text;
    RawCollationKey key = COLLATOR.getRawCollationKey(counted, null);
    return new BytesRef(key.bytes, 0, key.size);
  }
}
