package be.zegel.samples;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;

/**
 * Where the samples of one seed are made: the tools, all drawing from the same chance.
 *
 * @param chance all chance of this seed
 * @param writer turns templates into prose
 * @param office writes office documents
 */
record Workshop(Chance chance, Prose.Writer writer, Office office) {

  static Workshop of(long seed) {
    Chance chance = new Chance(seed);
    return new Workshop(chance, new Prose.Writer(new Identifiers(chance)), new Office(chance));
  }

  Prose prose(String template) {
    return writer.write(template);
  }

  /** A mail; the first recipient is its To, the others its Cc. */
  Mail mail(String date, String from, String... to) {
    return new Mail(writer, date, from, to);
  }

  /** A plain text in UTF-8. */
  Sample text(String name, String language, String template) {
    return text(name, "text/plain", language, StandardCharsets.UTF_8, template);
  }

  /** A text of any kind and character set, with line feeds. */
  Sample text(String name, String mediaType, String language, Charset charset, String template) {
    Prose prose = prose(template);
    Sample sample =
        new Sample(name, mediaType, prose.text().getBytes(charset))
            .saying(prose)
            .language(language.isEmpty() ? null : language);
    return charset.equals(StandardCharsets.UTF_8)
        ? sample
        : sample.encoding(charset.name().toLowerCase(Locale.ROOT));
  }

  /** A web page whose text is {@link Markup}. */
  Sample page(String name, String language, Charset charset, String title, String template) {
    Prose prose = prose(template);
    StringBuilder html =
        new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
            .append(language)
            .append("\">\n<head><meta charset=\"")
            .append(charset.name().toLowerCase(Locale.ROOT))
            .append("\"><title>")
            .append(Markup.escaped(title))
            .append("</title></head>\n<body>\n");
    for (Markup.Block block : Markup.blocks(prose.text())) {
      html.append(
          switch (block) {
            case Markup.Heading heading -> "<h1>" + Markup.escaped(heading.text()) + "</h1>\n";
            case Markup.Paragraph text -> "<p>" + Markup.escaped(text.text()) + "</p>\n";
            case Markup.Row row -> "<p>" + Markup.escaped(String.join(" ", row.cells())) + "</p>\n";
            case Markup.PageBreak _ -> "<hr>\n";
          });
    }
    html.append("</body>\n</html>\n");
    return new Sample(name, "text/html", html.toString().getBytes(charset))
        .saying(Markup.read(prose))
        .fields(Prose.plain(title))
        .language(language);
  }

  /** A ZIP archive that is being filled; close it with {@link #zipped}. */
  ZipArchive zip(LocalDateTime modified) {
    return new ZipArchive(modified, chance);
  }

  /** An ordinary ZIP archive of samples. */
  Sample zipped(String name, LocalDateTime modified, Sample... files) {
    ZipArchive archive = zip(modified);
    for (Sample file : files) {
      archive.add(file);
    }
    return new Sample(name, "application/zip", archive.bytes()).mute().containing(files);
  }

  /** An encrypted ZIP archive of samples. */
  Sample lockedZip(
      String name,
      LocalDateTime modified,
      ZipArchive.Protection how,
      String password,
      Sample... files) {
    ZipArchive archive = zip(modified).protect(how, password);
    for (Sample file : files) {
      archive.add(file);
    }
    return new Sample(name, "application/zip", archive.bytes())
        .mute()
        .containing(files)
        .lockedWith(password);
  }

  Random random(String kind, String key) {
    return chance.of(kind, key);
  }
}
