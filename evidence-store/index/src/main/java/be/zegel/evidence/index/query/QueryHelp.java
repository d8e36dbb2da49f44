package be.zegel.evidence.index.query;

/**
 * Everything that can be written in a query, one line each, in the order in which a help page shows
 * it. The interface translates the explanation under the key {@code query.help.} followed by the
 * name; form and example are the same in every language, and each example is a valid query. Fields
 * have their own list: {@link QueryField}.
 */
public enum QueryHelp {
  /** A word is looked for in text, name, path and metadata, whatever its case and accents. */
  WORD("word", "losgeld"),
  /** Several words: all of them, anywhere in the item. */
  SEVERAL("word word", "losgeld bitcoin"),
  /** Both. */
  AND("AND · EN · ET · UND", "losgeld AND bitcoin"),
  /** At least one. */
  OR("OR · OF · OU · ODER", "losgeld OR rançon OR ransom"),
  /** Not. */
  NOT("NOT · NIET · SAUF · NICHT", "bitcoin NOT nieuwsbrief"),
  /** What belongs together. */
  BRACKETS("( )", "(losgeld OR ransom) AND wallet"),
  /** These words in this order, signs between them do not count. */
  PHRASE("\"…\"", "\"final offer\""),
  /** At most so many words apart, in any order. */
  NEAR("w/5 · bij/5 · près/5 · nahe/5", "(losgeld OR ransom*) w/10 (bitcoin OR wallet)"),
  /** The left one first, at most so many words apart. */
  BEFORE("pre/3 · voor/3 · avant/3 · vor/3", "betaal pre/3 vrijdag"),
  /** Any letters, none included. */
  MANY_LETTERS("*", "ransom*"),
  /** Exactly one letter. */
  ONE_LETTER("?", "organi?ation"),
  /** Words spelled nearly so. */
  FUZZY("word~ · word~1 · word~2", "Vandenbroeke~1"),
  /** Words in one field. */
  FIELD("field:word", "onderwerp:factuur"),
  /** Words side by side in one field. */
  FIELD_PHRASE("field:\"…\"", "van:\"Jan Peeters\""),
  /** Several conditions on one field. */
  FIELD_BRACKETS("field:( )", "naam:(factuur OR offerte)"),
  /** Metadata under any key. */
  METADATA("meta:key=word", "meta:producer=LibreOffice"),
  /** A field that has any value. */
  ANY_VALUE("field:*", "bcc:*"),
  /** A day, month or year. */
  DATE("date:day", "datum:09.09.2026"),
  /** From one day to another, both included. */
  DATE_RANGE("date:day..day", "date:2026-08-01..2026-09-12"),
  /** Before or after a day. */
  DATE_OPEN("date:>day · date:<day", "date:>2026-08-01"),
  /** Larger, smaller or between sizes. */
  SIZE("size:>1MB", "size:200KB..2MB"),
  /** Kind of item. */
  TYPE("type:kind", "soort:mail"),
  /** Media type. */
  MEDIA_TYPE("type:media/type", "type:image/*"),
  /** Language of the text. */
  LANGUAGE("language:code", "taal:fr"),
  /** Label of the exhibit. */
  EXHIBIT("exhibit:label", "stuk:OS-04"),
  /** Number of the case. */
  CASE("case:number", "zaak:ZG-2026-000412"),
  /** Extension of the file name. */
  EXTENSION("ext:…", "ext:docx"),
  /** SHA-256 or how it begins. */
  HASH("hash:…", "hash:5b1e90c4"),
  /** Mail address, whole or a part of it. */
  MAIL_ADDRESS("name@host", "jan.peeters@example.be"),
  /** Account number with or without blanks. */
  ACCOUNT("IBAN", "BE68 5390 0754 7034"),
  /** Telephone number in any spelling. */
  TELEPHONE("+32 …", "+32 475 12 34 56"),
  /** Address on the web. */
  WEB_ADDRESS("https://…", "https://x.onion/a?b"),
  /** Every item. */
  EVERYTHING("*", "*");

  /** The form. */
  private final String form;

  /** A valid query. */
  private final String example;

  QueryHelp(String form, String example) {
    this.form = form;
    this.example = example;
  }

  /** What is written, alternatives of the four languages with a middle dot between. */
  public String form() {
    return form;
  }

  /** A query that uses it. */
  public String example() {
    return example;
  }
}
