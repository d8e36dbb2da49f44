package be.zegel.samples;

import be.zegel.samples.GroundTruth.Decoy;
import be.zegel.samples.GroundTruth.Place;
import be.zegel.samples.GroundTruth.Planted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text together with every entity and decoy that stands in it.
 *
 * @param text as a reader sees it
 * @param planted the entities in it, in order
 * @param decoys the look-alikes in it, in order
 */
record Prose(String text, List<Planted> planted, List<Decoy> decoys) {

  Prose {
    planted = List.copyOf(planted);
    decoys = List.copyOf(decoys);
  }

  static Prose plain(String text) {
    return new Prose(text, List.of(), List.of());
  }

  /** This text and then the other. */
  Prose and(Prose other) {
    return new Prose(
        text + other.text, joined(planted, other.planted), joined(decoys, other.decoys));
  }

  /** The same entities in the text that a conversion made of it. */
  Prose withText(String converted) {
    return new Prose(converted, planted, decoys);
  }

  /** The same text at another place of an item. */
  Prose at(Place place) {
    return new Prose(
        text,
        planted.stream().map(p -> new Planted(p.type(), p.value(), p.written(), place)).toList(),
        decoys);
  }

  static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /**
   * Turns templates into prose. In a template <code>{iban:mule}</code> is the account called mule,
   * <code>{phone:an|slash}</code> a number in another spelling, <code>{!btc:x}</code> a look-alike,
   * and <code>{email:a@b.example}</code> marks an address that is written out.
   */
  static final class Writer {

    private static final Pattern MARK =
        Pattern.compile(
            "\\{(!?)(iban|card|phone|email|url|domain|onion|ipv4|ipv6|mac|imei|btc|eth|xmr|trx"
                + "|nrn|company|plate|md5|sha1|sha256|handle):([^{}|\\s\"][^{}|\\n]*)(?:\\|(\\w+))?\\}");

    private final Identifiers identifiers;

    Writer(Identifiers identifiers) {
      this.identifiers = identifiers;
    }

    Prose write(String template) {
      StringBuilder text = new StringBuilder();
      List<Planted> planted = new ArrayList<>();
      List<Decoy> decoys = new ArrayList<>();
      Matcher mark = MARK.matcher(template);
      int done = 0;
      while (mark.find()) {
        text.append(template, done, mark.start());
        done = mark.end();
        EntityType type = type(mark.group(2));
        String key = mark.group(3);
        if (mark.group(1).isEmpty()) {
          String form = mark.group(4) == null ? "" : mark.group(4);
          String written = identifiers.written(type, key, form);
          planted.add(new Planted(type, identifiers.value(type, key), written, Place.TEXT));
          text.append(written);
        } else {
          String written = identifiers.spoiled(type, key);
          decoys.add(new Decoy(type, written, why(type)));
          text.append(written);
        }
      }
      text.append(template, done, template.length());
      return new Prose(text.toString(), planted, decoys);
    }

    private static EntityType type(String word) {
      return switch (word) {
        case "nrn" -> EntityType.NATIONAL_NUMBER;
        case "company" -> EntityType.COMPANY_NUMBER;
        default -> EntityType.valueOf(word.toUpperCase(Locale.ROOT));
      };
    }

    private static String why(EntityType type) {
      return switch (type) {
        case IBAN -> "remainder modulo 97 is not 1";
        case CARD, IMEI -> "Luhn digit is wrong";
        case NATIONAL_NUMBER, COMPANY_NUMBER -> "check digits modulo 97 are wrong";
        case BTC, XMR, TRX, ONION -> "checksum is wrong";
        case ETH -> "the mixed case contradicts EIP-55";
        case PHONE -> "too few digits";
        case IPV4, IPV6 -> "a part is out of range";
        case EMAIL, DOMAIN, URL, HANDLE, MAC, MD5, SHA1, SHA256, PLATE -> "malformed";
      };
    }
  }
}
