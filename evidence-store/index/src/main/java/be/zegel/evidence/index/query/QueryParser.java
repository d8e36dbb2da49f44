package be.zegel.evidence.index.query;

import be.zegel.evidence.index.query.EvidenceQuery.Area;
import be.zegel.evidence.index.query.EvidenceQuery.ExactField;
import be.zegel.evidence.index.query.EvidenceQuery.Place;
import be.zegel.evidence.index.query.QueryException.Code;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query. What binds tightest first: proximity, NOT, AND (written or not), OR.
 *
 * <pre>
 * or      = and { OR and }
 * and     = not { [ AND ] not }
 * not     = NOT not | near
 * near    = one { ( w/n | pre/n ) one }
 * one     = "(" or ")" | phrase | word [ "~" [ n ] ] | field ":" ( value | "(" or ")" )
 * </pre>
 *
 * <p>Any string is either understood or refused with a {@link QueryException} whose position lies
 * in it. Time is linear in its length. Immutable.
 */
public final class QueryParser {
  /** The longest query in characters. */
  public static final int LONGEST = 8_000;

  /** The most words and conditions in one query. */
  public static final int MOST_PARTS = 500;

  /** The deepest brackets. */
  public static final int DEEPEST = 40;

  /** The farthest {@code w/n}; the chunks of a text overlap by 256 words. */
  public static final int FARTHEST = 250;

  private static final Set<String> AND = Set.of("AND", "EN", "ET", "UND");
  private static final Set<String> OR = Set.of("OR", "OF", "OU", "ODER");
  private static final Set<String> NOT = Set.of("NOT", "NIET", "SAUF", "NICHT");
  private static final Pattern NEAR =
      Pattern.compile(
          "(?:(w|near|bij|près|pres|nahe)|pre|voor|avant|vor)/(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FIELD =
      Pattern.compile("(\\p{L}[\\p{L}\\p{M}\\p{Nd}_-]*):(.*)", Pattern.DOTALL);
  private static final Pattern FUZZY = Pattern.compile("(.*[^~])~(\\d*)", Pattern.DOTALL);
  private static final Set<String> SCHEMES =
      Set.of(
          "http",
          "https",
          "ftp",
          "ftps",
          "sftp",
          "ssh",
          "file",
          "mailto",
          "tel",
          "sms",
          "sip",
          "xmpp",
          "irc",
          "geo",
          "data",
          "urn",
          "ws",
          "wss",
          "ipfs",
          "magnet",
          "tor",
          "bitcoin",
          "ethereum",
          "litecoin",
          "monero",
          "tron",
          "javascript",
          "smb",
          "rdp",
          "vnc",
          "imap",
          "smtp",
          "ldap",
          "jdbc",
          "tg",
          "whatsapp",
          "signal",
          "otpauth",
          "about",
          "chrome",
          "intent",
          "android-app",
          "ms-settings",
          "steam",
          "spotify",
          "callto",
          "skype");
  private static final String OPENING = "\"\u201C\u201D\u201E\u00AB";
  private static final String CLOSING = "\"\u201C\u201D\u00BB";

  private final ZoneId zone;

  /** A parser whose dates are days of this zone. */
  public QueryParser(ZoneId zone) {
    this.zone = zone;
  }

  /** Understands a query. An empty one means everything. */
  public ParsedQuery parse(String query) throws QueryException {
    if (query.length() > LONGEST) {
      throw new QueryException(Code.TOO_LONG, LONGEST, Integer.toString(LONGEST));
    }
    return new Reading(query, zone).whole();
  }

  /** One query while it is read. */
  private static final class Reading {
    private final String query;
    private final char[] characters;
    private final ZoneId zone;
    private final List<QueryWarning> warnings = new ArrayList<>();
    private int at;
    private int depth;
    private int parts;

    Reading(String query, ZoneId zone) {
      this.query = query;
      this.characters = query.toCharArray();
      this.zone = zone;
    }

    ParsedQuery whole() throws QueryException {
      skipBlanks();
      if (ended()) {
        return new ParsedQuery(new EvidenceQuery.Everything(), List.of());
      }
      EvidenceQuery root = or(null);
      skipBlanks();
      if (!ended()) {
        throw new QueryException(Code.BRACKET_NOT_OPENED, at);
      }
      return new ParsedQuery(root, warnings);
    }

    private EvidenceQuery or(@Nullable QueryField field) throws QueryException {
      List<EvidenceQuery> alternatives = new ArrayList<>();
      alternatives.add(and(field));
      while (true) {
        int operator = operator(OR);
        if (operator < 0) {
          return alternatives.size() == 1
              ? alternatives.getFirst()
              : new EvidenceQuery.Or(alternatives);
        }
        operandFollows(operator);
        alternatives.add(and(field));
      }
    }

    private EvidenceQuery and(@Nullable QueryField field) throws QueryException {
      List<EvidenceQuery> together = new ArrayList<>();
      int ignored = -1;
      while (true) {
        skipBlanks();
        int operator = operator(AND);
        if (operator >= 0) {
          if (together.isEmpty() && ignored < 0) {
            throw new QueryException(Code.NOTHING_BEFORE_OPERATOR, operator);
          }
          operandFollows(operator);
          continue;
        }
        if (ended() || characters[at] == ')' || isWord(OR)) {
          break;
        }
        int signs = signsOnly();
        if (signs >= 0) {
          warnings.add(new QueryWarning(QueryWarning.Code.SIGNS_IGNORED, signs, ""));
          ignored = ignored < 0 ? signs : ignored;
          continue;
        }
        together.add(not(field));
      }
      if (together.isEmpty()) {
        if (ignored >= 0) {
          throw new QueryException(Code.NOTHING_TO_SEARCH, ignored);
        }
        throw nothingHere();
      }
      return together.size() == 1 ? together.getFirst() : new EvidenceQuery.And(together);
    }

    /** Why nothing stands here: the query ended, a bracket closes, or an operator comes first. */
    private QueryException nothingHere() {
      if (!ended() && characters[at] != ')') {
        return new QueryException(Code.NOTHING_BEFORE_OPERATOR, at);
      }
      if (!ended() && depth == 0) {
        return new QueryException(Code.BRACKET_NOT_OPENED, at);
      }
      return new QueryException(Code.EMPTY_BRACKETS, Math.min(at, Math.max(0, query.length() - 1)));
    }

    private EvidenceQuery not(@Nullable QueryField field) throws QueryException {
      int operator = operator(NOT);
      if (operator < 0) {
        return near(field);
      }
      operandFollows(operator);
      deeper(operator);
      EvidenceQuery part = not(field);
      depth--;
      return part instanceof EvidenceQuery.Not twice ? twice.part() : new EvidenceQuery.Not(part);
    }

    private EvidenceQuery near(@Nullable QueryField field) throws QueryException {
      EvidenceQuery left = one(field);
      while (true) {
        skipBlanks();
        int operator = at;
        Matcher near = NEAR.matcher(bareWord());
        if (!near.matches()) {
          return left;
        }
        boolean ordered = near.group(1) == null;
        int distance = near.group(2).length() > 4 ? 0 : Integer.parseInt(near.group(2));
        if (distance < 1 || distance > FARTHEST) {
          throw new QueryException(Code.BAD_DISTANCE, operator, Integer.toString(FARTHEST));
        }
        at += near.end();
        operandFollows(operator);
        if (isWord(NOT)) {
          throw new QueryException(Code.NOT_INSIDE_PROXIMITY, at);
        }
        EvidenceQuery right = one(field);
        Place place = placeOf(left);
        if (place == null || !place.equals(placeOf(right))) {
          throw new QueryException(Code.NOT_INSIDE_PROXIMITY, operator);
        }
        left = new EvidenceQuery.Near(left, right, distance, ordered, operator);
      }
    }

    /**
     * Where all words of a part of a proximity are looked for; null when it cannot be a part of
     * one.
     */
    private static @Nullable Place placeOf(EvidenceQuery part) {
      return switch (part) {
        case EvidenceQuery.Words words -> words.raw().equals("*") ? null : words.place();
        case EvidenceQuery.Near near -> placeOf(near.left());
        case EvidenceQuery.Or or -> {
          Place place = placeOf(or.parts().getFirst());
          for (EvidenceQuery alternative : or.parts()) {
            if (place == null || !place.equals(placeOf(alternative))) {
              yield null;
            }
          }
          yield place;
        }
        case EvidenceQuery.AboutItem _ -> null;
      };
    }

    private EvidenceQuery one(@Nullable QueryField field) throws QueryException {
      skipBlanks();
      if (++parts > MOST_PARTS) {
        throw new QueryException(Code.TOO_MANY_PARTS, at, Integer.toString(MOST_PARTS));
      }
      if (characters[at] == '(') {
        return bracket(field);
      }
      if (OPENING.indexOf(characters[at]) >= 0) {
        int start = at;
        return leaf(field, quoted(), true, start);
      }
      int start = at;
      String number = numberInWords();
      if (number != null) {
        return leaf(field, number, true, start);
      }
      String word = bareWord();
      Matcher named = FIELD.matcher(word);
      if (named.matches()
          && !spellsNumber(start + word.length())
          && !literal(named.group(1), named.group(2), valueFollows(start + word.length()))) {
        return field(field, named.group(1), start);
      }
      at += word.length();
      return leaf(field, word, false, start);
    }

    private EvidenceQuery bracket(@Nullable QueryField field) throws QueryException {
      int open = at;
      deeper(open);
      at++;
      skipBlanks();
      if (ended()) {
        throw new QueryException(Code.BRACKET_NOT_CLOSED, open);
      }
      if (characters[at] == ')') {
        throw new QueryException(Code.EMPTY_BRACKETS, open);
      }
      EvidenceQuery inside = or(field);
      skipBlanks();
      if (ended()) {
        throw new QueryException(Code.BRACKET_NOT_CLOSED, open);
      }
      at++;
      depth--;
      return inside;
    }

    private void deeper(int position) throws QueryException {
      if (++depth > DEEPEST) {
        throw new QueryException(Code.TOO_DEEP, position, Integer.toString(DEEPEST));
      }
    }

    /** The words between quotation marks; stands behind them afterwards. */
    private String quoted() throws QueryException {
      int open = at;
      int close = open + 1;
      while (close < characters.length && CLOSING.indexOf(characters[close]) < 0) {
        close++;
      }
      if (close == characters.length) {
        throw new QueryException(Code.QUOTE_NOT_CLOSED, open);
      }
      at = close + 1;
      return query.substring(open + 1, close).strip();
    }

    /**
     * Several words that are one number (account, telephone, card), or null; stands behind them
     * afterwards.
     */
    private @Nullable String numberInWords() {
      int start = characters[at] == '+' ? at + 1 : at;
      if (start >= characters.length || !Letters.begins(characters[start])) {
        return null;
      }
      int end = -1;
      for (WrittenNumber number : WrittenNumber.at(characters, start, characters.length)) {
        boolean wordEnds = number.end() == characters.length || endsWord(characters[number.end()]);
        if (wordEnds && number.end() > end) {
          end = number.end();
        }
      }
      if (end <= at
          || query.substring(start, end).chars().noneMatch(c -> Letters.blank((char) c))) {
        return null;
      }
      warnings.add(new QueryWarning(QueryWarning.Code.READ_AS_NUMBER, at, ""));
      String number = query.substring(at, end);
      at = end;
      return number;
    }

    /**
     * Whether what looks like a field is not meant as one: an address, a path, a time, the
     * beginning of a pasted sentence.
     */
    private static boolean literal(String name, String rest, boolean valueFollows) {
      QueryField known = QueryField.named(name);
      if (rest.startsWith("/") || rest.startsWith("\\")) {
        return true;
      }
      if (known != null) {
        return false;
      }
      return (rest.isEmpty() && !valueFollows)
          || rest.startsWith(":")
          || SCHEMES.contains(name.toLowerCase(Locale.ROOT))
          || name.codePointCount(0, name.length()) == 1
          || rest.indexOf(':') >= 0;
    }

    /** Whether a quotation or a bracket stands at the place. */
    private boolean valueFollows(int place) {
      return place < characters.length
          && (characters[place] == '(' || OPENING.indexOf(characters[place]) >= 0);
    }

    /**
     * Whether the word that begins here and ends there is one number, such as a network card
     * address.
     */
    private boolean spellsNumber(int end) {
      return WrittenNumber.at(characters, at, characters.length).stream()
          .anyMatch(number -> number.end() == end);
    }

    private EvidenceQuery field(@Nullable QueryField outer, String name, int start)
        throws QueryException {
      QueryField field = QueryField.named(name);
      boolean quoteOrBracket = start + name.length() + 1 < characters.length;
      if (field == null) {
        throw new QueryException(Code.UNKNOWN_FIELD, start, QueryField.nearest(name));
      }
      if (outer != null) {
        throw new QueryException(Code.FIELD_TAKES_ONE_VALUE, start);
      }
      at = start + name.length() + 1;
      if (!quoteOrBracket || Letters.blank(characters[at]) || characters[at] == ')') {
        throw new QueryException(Code.FIELD_WITHOUT_VALUE, start);
      }
      if (characters[at] == '(') {
        return bracket(field);
      }
      int value = at;
      if (OPENING.indexOf(characters[at]) >= 0) {
        return leaf(field, quoted(), true, value);
      }
      if (field.takes() == QueryField.Takes.WORDS) {
        String number = numberInWords();
        if (number != null) {
          return leaf(field, number, true, value);
        }
      }
      String word = bareWord();
      at += word.length();
      return leaf(field, word, false, value);
    }

    private EvidenceQuery leaf(@Nullable QueryField field, String raw, boolean quoted, int position)
        throws QueryException {
      if (field == null || field.takes() == QueryField.Takes.WORDS) {
        return words(field, raw, quoted, position);
      }
      String value = raw.strip();
      if (value.isEmpty()) {
        throw new QueryException(Code.FIELD_WITHOUT_VALUE, position);
      }
      return switch (field.takes()) {
        case DATE -> date(field, value, position);
        case SIZE -> {
          SizeValue size = SizeValue.read(value);
          if (size == null) {
            throw new QueryException(Code.BAD_SIZE, position);
          }
          yield new EvidenceQuery.Sized(size.least(), size.most());
        }
        case TYPE -> type(value, position);
        case LANGUAGE ->
            new EvidenceQuery.Exactly(
                ExactField.LANGUAGE, LanguageValue.read(value, position), false, position);
        case HASH -> hash(value, position);
        case VALUE -> exact(field, value, position);
        case WORDS -> throw new IllegalStateException("words were read before");
      };
    }

    private EvidenceQuery date(QueryField field, String value, int position) throws QueryException {
      DateValue date = DateValue.read(value, zone);
      if (date == null) {
        throw new QueryException(Code.BAD_DATE, position);
      }
      DateKind kind = field == QueryField.DATE ? null : DateKind.valueOf(field.name());
      return new EvidenceQuery.Dated(kind, date.from(), date.until());
    }

    private static EvidenceQuery type(String value, int position) throws QueryException {
      String plain = Letters.plain(value);
      int slash = plain.indexOf('/');
      if (slash > 0) {
        boolean prefix = plain.endsWith("*");
        String type = prefix ? plain.substring(0, plain.length() - 1) : plain;
        return new EvidenceQuery.Exactly(ExactField.MEDIA_TYPE, type, prefix, position);
      }
      List<String> words = new ArrayList<>();
      for (MediaGroup group : MediaGroup.values()) {
        for (String word : group.words()) {
          if (Letters.plain(word).equals(plain)) {
            return new EvidenceQuery.InGroup(group);
          }
          words.add(Letters.plain(word));
        }
      }
      throw new QueryException(Code.BAD_TYPE, position, Nearest.of(plain, words));
    }

    private static EvidenceQuery hash(String value, int position) throws QueryException {
      String digits = value.toLowerCase(Locale.ROOT).replaceAll("[ *…]+$", "").replace(" ", "");
      if (!digits.matches("[0-9a-f]{6,64}")) {
        throw new QueryException(Code.BAD_HASH, position);
      }
      return new EvidenceQuery.Exactly(ExactField.HASH, digits, digits.length() < 64, position);
    }

    private static EvidenceQuery exact(QueryField field, String value, int position)
        throws QueryException {
      boolean prefix = value.endsWith("*");
      String whole = prefix ? value.substring(0, value.length() - 1) : value;
      if (!Letters.anyIn(whole)) {
        throw new QueryException(Code.NOTHING_TO_SEARCH, position);
      }
      String plain = Letters.plain(whole);
      return new EvidenceQuery.Exactly(
          ExactField.valueOf(field.name()),
          field == QueryField.EXTENSION && plain.startsWith(".") ? plain.substring(1) : plain,
          prefix,
          position);
    }

    private EvidenceQuery words(
        @Nullable QueryField field, String raw, boolean quoted, int position)
        throws QueryException {
      if (raw.equals("*") && !quoted) {
        if (field == null) {
          return new EvidenceQuery.Everything();
        }
        if (field.key().isEmpty()) {
          throw new QueryException(Code.PATTERN_TOO_BROAD, position);
        }
      } else if (!Letters.anyIn(raw)) {
        throw new QueryException(Code.NOTHING_TO_SEARCH, position);
      }
      Fuzzy fuzzy = fuzzy(raw, quoted, position);
      return new EvidenceQuery.Words(
          place(field, fuzzy.raw()), value(field, fuzzy.raw(), position), fuzzy.edits(), position);
    }

    /** Words without their mark of fuzziness, and what it says. */
    private record Fuzzy(String raw, int edits) {}

    private Fuzzy fuzzy(String raw, boolean quoted, int position) throws QueryException {
      String mark;
      String words;
      if (quoted) {
        words = raw;
        mark = at < characters.length && characters[at] == '~' ? bareWord() : "";
        at += mark.length();
      } else {
        Matcher fuzzy = FUZZY.matcher(raw);
        boolean marked = fuzzy.matches() && Letters.anyIn(fuzzy.group(1));
        words = marked ? fuzzy.group(1) : raw;
        mark = marked ? raw.substring(words.length()) : "";
      }
      return switch (mark) {
        case "" -> new Fuzzy(words, 0);
        case "~" -> new Fuzzy(words, EvidenceQuery.Words.BY_LENGTH);
        case "~0" -> new Fuzzy(words, 0);
        case "~1" -> new Fuzzy(words, 1);
        case "~2" -> new Fuzzy(words, 2);
        default -> throw new QueryException(Code.BAD_FUZZINESS, position);
      };
    }

    private static Place place(@Nullable QueryField field, String raw) {
      if (field == null) {
        return Place.ANYWHERE;
      }
      if (!field.key().isEmpty()) {
        return new Place(Area.KEY, field.key());
      }
      int equals = raw.indexOf('=');
      return field == QueryField.METADATA && equals > 0
          ? new Place(Area.KEY, MetadataKey.normal(raw.substring(0, equals)))
          : new Place(Area.valueOf(field.name()), "");
    }

    /** The words behind {@code key=}, or all of them. */
    private static String value(@Nullable QueryField field, String raw, int position)
        throws QueryException {
      int equals = field == QueryField.METADATA ? raw.indexOf('=') : -1;
      String value = equals > 0 ? raw.substring(equals + 1) : raw;
      if (!value.equals("*") && !Letters.anyIn(value)) {
        throw new QueryException(Code.NOTHING_TO_SEARCH, position);
      }
      return value;
    }

    /** Passes an operator of the set; its position, or −1 when none stands here. */
    private int operator(Set<String> words) {
      skipBlanks();
      if (!isWord(words)) {
        return -1;
      }
      int position = at;
      at += bareWord().length();
      return position;
    }

    private boolean isWord(Set<String> words) {
      return !ended() && Character.isUpperCase(characters[at]) && words.contains(bareWord());
    }

    /**
     * Refuses an operator behind which the query or its bracket ends or another operator stands.
     */
    private void operandFollows(int operator) throws QueryException {
      skipBlanks();
      boolean nothing =
          ended()
              || characters[at] == ')'
              || isWord(OR)
              || isWord(AND)
              || NEAR.matcher(bareWord()).matches();
      if (nothing) {
        throw new QueryException(Code.NOTHING_AFTER_OPERATOR, operator);
      }
    }

    /**
     * Passes a bare word without letters and digits; its position, or −1 when another thing stands
     * here.
     */
    private int signsOnly() throws QueryException {
      int start = at;
      String word = bareWord();
      if (word.isEmpty() || word.equals("*") || Letters.anyIn(word)) {
        if (NEAR.matcher(word).matches()) {
          throw new QueryException(Code.NOTHING_BEFORE_OPERATOR, start);
        }
        return -1;
      }
      at += word.length();
      return start;
    }

    /**
     * The word that begins here, up to a blank, bracket or quotation mark; empty when one of those
     * stands here. Does not pass it.
     */
    private String bareWord() {
      int end = at;
      while (end < characters.length && !endsWord(characters[end])) {
        end++;
      }
      return query.substring(at, end);
    }

    private static boolean endsWord(char c) {
      return c == '(' || c == ')' || OPENING.indexOf(c) >= 0 || c == '\u00BB' || Letters.blank(c);
    }

    private void skipBlanks() {
      while (at < characters.length
          && (Letters.blank(characters[at]) || characters[at] == '\u00BB')) {
        at++;
      }
    }

    private boolean ended() {
      return at >= characters.length;
    }
  }
}
