package be.zegel.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Any amount of ordinary files for benchmarks: mails, documents, tables and web pages in four
 * languages, with entities in them and with a chosen share of duplicates.
 */
final class BulkSet {

  static final String KEY = "bulk";

  private static final int REMEMBERED = 256;

  private record Tongue(
      String code, List<String> who, List<String> does, List<String> what, List<String> when) {}

  private static final List<Tongue> TONGUES =
      List.of(
          new Tongue(
              "nl",
              List.of(
                  "De leverancier", "Onze dienst", "De verzekeraar", "Het magazijn", "De klant"),
              List.of("bevestigt", "weigert", "controleert", "verstuurt", "wijzigt"),
              List.of("de bestelling", "het contract", "de factuur", "de planning", "het dossier"),
              List.of(
                  "voor het weekend", "zonder uitleg", "na overleg", "op papier", "vandaag nog")),
          new Tongue(
              "fr",
              List.of("Le fournisseur", "Notre service", "L’assureur", "L’entrepôt", "Le client"),
              List.of("confirme", "refuse", "vérifie", "envoie", "modifie"),
              List.of("la commande", "le contrat", "la facture", "le planning", "le dossier"),
              List.of(
                  "avant le week-end",
                  "sans explication",
                  "après concertation",
                  "sur papier",
                  "dès aujourd’hui")),
          new Tongue(
              "de",
              List.of("Der Lieferant", "Unser Dienst", "Der Versicherer", "Das Lager", "Der Kunde"),
              List.of("bestätigt", "verweigert", "prüft", "verschickt", "ändert"),
              List.of("die Bestellung", "den Vertrag", "die Rechnung", "die Planung", "die Akte"),
              List.of(
                  "vor dem Wochenende",
                  "ohne Erklärung",
                  "nach Rücksprache",
                  "auf Papier",
                  "noch heute")),
          new Tongue(
              "en",
              List.of("The supplier", "Our service", "The insurer", "The warehouse", "The client"),
              List.of("confirms", "refuses", "checks", "sends", "changes"),
              List.of("the order", "the contract", "the invoice", "the planning", "the file"),
              List.of(
                  "before the weekend",
                  "without explanation",
                  "after consultation",
                  "on paper",
                  "today")));

  private static final List<String> ENTITIES =
      List.of(
          "{iban:bulk-%d}",
          "{phone:bulk-%d}",
          "{btc:bulk-%d}",
          "{eth:bulk-%d}",
          "{nrn:bulk-%d}",
          "{company:bulk-%d}");

  private final Workshop shop;

  BulkSet(Workshop shop) {
    this.shop = shop;
  }

  void write(EvidenceFolder folder, Scale scale) throws IOException {
    Random duplicates = shop.random("bulk", "duplicates");
    List<Sample> remembered = new ArrayList<>();
    for (int i = 0; i < scale.bulkFiles(); i++) {
      String where = "%s/%04d".formatted(KEY, i / 500);
      boolean repeat = !remembered.isEmpty() && duplicates.nextInt(100) < scale.duplicatePercent();
      if (repeat) {
        Sample earlier = Chance.pick(duplicates, remembered);
        folder.write(where, KEY, null, earlier.named("copy-%06d-".formatted(i) + earlier.name()));
        continue;
      }
      Sample sample = sample(i);
      folder.write(where, KEY, null, sample);
      if (remembered.size() < REMEMBERED) {
        remembered.add(sample);
      } else {
        remembered.set(i % REMEMBERED, sample);
      }
    }
    if (scale.mailboxMessages() > 0) {
      List<Mail> mails = new ArrayList<>();
      for (int i = 0; i < scale.mailboxMessages(); i++) {
        mails.add(mail(shop.random("bulk-mailbox", String.valueOf(i)), i));
      }
      folder.write(KEY, KEY, null, Mailbox.of("archive.mbox", mails));
    }
    if (scale.bigTextBytes() > 0) {
      folder.write(KEY, KEY, null, big(scale.bigTextBytes()));
    }
  }

  private Sample big(long bytes) {
    Random random = shop.random("bulk", "big");
    StringBuilder text = new StringBuilder();
    long length = 0;
    for (int i = 0; length < bytes; i++) {
      String line = sentence(TONGUES.get(i / 40 % TONGUES.size()), random);
      if (i % 5_000 == 4_999) {
        line += " " + ENTITIES.get(i / 5_000 % ENTITIES.size()).formatted(i);
      }
      text.append(line).append('\n');
      length += line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }
    return shop.text("big.txt", "text/plain", "", StandardCharsets.UTF_8, text.toString());
  }

  private Sample sample(int number) {
    Random random = shop.random("bulk-file", String.valueOf(number));
    Tongue tongue = Chance.pick(random, TONGUES);
    LocalDateTime made = moment(random);
    String name = "%06d".formatted(number);
    int kind = random.nextInt(100);
    if (kind < 45) {
      return mail(random, number).file("mail-" + name + ".eml");
    }
    if (kind < 57) {
      return shop.office()
          .word(
              "doc-" + name + ".docx",
              "Document " + number,
              made,
              shop.prose(document(tongue, random, number)))
          .language(tongue.code);
    }
    if (kind < 70) {
      return new Paper("paper-" + name + ".pdf", "Document " + number, made)
          .of(shop.prose(document(tongue, random, number)))
          .language(tongue.code);
    }
    if (kind < 84) {
      return shop.text("text-" + name + ".txt", tongue.code, document(tongue, random, number));
    }
    if (kind < 92) {
      return shop.page(
          "page-" + name + ".html",
          tongue.code,
          StandardCharsets.UTF_8,
          "Page " + number,
          document(tongue, random, number));
    }
    if (kind < 97) {
      return shop.text(
          "table-" + name + ".csv",
          "text/csv",
          tongue.code,
          StandardCharsets.UTF_8,
          table(tongue, random, ";", ""));
    }
    return shop.office()
        .excel(
            "sheet-" + name + ".xlsx",
            "Sheet " + number,
            made,
            shop.prose("# Data\n" + table(tongue, random, " | ", "| ")))
        .language(tongue.code);
  }

  private Mail mail(Random random, int number) {
    Tongue tongue = Chance.pick(random, TONGUES);
    StringBuilder body = new StringBuilder();
    int sentences = 3 + random.nextInt(40);
    for (int i = 0; i < sentences; i++) {
      body.append(sentence(tongue, random)).append(i % 4 == 3 ? "\n" : " ");
    }
    body.append('\n').append(entity(random, number)).append('\n');
    Mail mail =
        shop.mail(
                moment(random).atOffset(ZoneOffset.ofHours(random.nextInt(4))).toString(),
                "Sender %d <sender%d@bulk.example>".formatted(number % 97, number % 97),
                "receiver%d@bulk.example".formatted(random.nextInt(50)))
            .subject(
                Chance.pick(random, tongue.who)
                    + " "
                    + Chance.pick(random, tongue.does)
                    + " "
                    + number)
            .body(tongue.code, body.toString());
    if (random.nextInt(5) == 0) {
      mail.alsoHtml();
    }
    if (random.nextInt(6) == 0) {
      mail.attach(
          shop.text(
              "note-%06d.txt".formatted(number), tongue.code, document(tongue, random, number)));
    }
    return mail;
  }

  private static LocalDateTime moment(Random random) {
    OffsetDateTime start = OffsetDateTime.parse("2024-01-01T06:00:00Z");
    return start.plusMinutes(random.nextInt(1_300_000)).toLocalDateTime();
  }

  private static String document(Tongue tongue, Random random, int number) {
    StringBuilder text = new StringBuilder("# DEMO " + number + "\n");
    int paragraphs = 4 + random.nextInt(30);
    for (int p = 0; p < paragraphs; p++) {
      for (int s = 0; s < 5; s++) {
        text.append(sentence(tongue, random)).append(' ');
      }
      text.append('\n');
    }
    return text.append(entity(random, number)).append('\n').toString();
  }

  private static String table(Tongue tongue, Random random, String separator, String edge) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      rows.append(edge).append(i).append(separator).append(Chance.pick(random, tongue.what));
      rows.append(separator)
          .append(String.format(Locale.ROOT, "%d.%02d", random.nextInt(9_000), 50));
      rows.append(separator).append("{iban:bulk-").append(random.nextInt(400)).append('}');
      rows.append(edge.isEmpty() ? "" : " |").append('\n');
    }
    return rows.toString();
  }

  private static String entity(Random random, int number) {
    return Chance.pick(random, ENTITIES).formatted(number % 1_000);
  }

  private static String sentence(Tongue tongue, Random random) {
    return Chance.pick(random, tongue.who)
        + " "
        + Chance.pick(random, tongue.does)
        + " "
        + Chance.pick(random, tongue.what)
        + " "
        + Chance.pick(random, tongue.when)
        + ".";
  }
}
