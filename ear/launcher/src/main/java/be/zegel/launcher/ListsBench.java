package be.zegel.launcher;

import be.zegel.servers.GeneratedRegister;
import be.zegel.servers.Progress;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Asks for the lists over HTTP, as the people who look at them all day: with a tenth of the
 * register, and with all of it. Ours is the 95th percentile with all, the baseline that with a
 * tenth, over every order and filter of the page and the pages behind the first.
 *
 * <p>The register is generated; a few cases beside it are real and have evidence in them, so that
 * there is something to search.
 */
final class ListsBench {

  private static final List<String> ACCOUNTS =
      List.of("inv.antwerp", "lead.antwerp", "pros.antwerp", "store.antwerp");

  private final BenchSystem system;
  private final Size size;
  private final Progress progress;

  /**
   * How much there is to list.
   *
   * @param cases of the whole register; exhibits are about ten times as many
   * @param documents small texts filed in each of the four cases that can be searched
   * @param rounds how often every variant of a list is asked for
   */
  record Size(int cases, int documents, int rounds) {
    static final Size FULL = new Size(100_000, 50, 15);
    static final Size SMALL = new Size(200, 2, 2);
  }

  /**
   * A list as one account asks for it: the name of the figure, the path, the query of each kind.
   */
  private record Listing(
      String name, String account, String path, List<Map<String, String>> kinds) {}

  /** Percentiles in milliseconds. */
  private record Times(double p50, double p95, String slowest) {}

  ListsBench(BenchSystem system, Size size, Progress progress) {
    this.system = system;
    this.size = size;
    this.progress = progress;
  }

  void run(Consumer<Figure> out) throws IOException, InterruptedException {
    for (String account : ACCOUNTS) {
      // Whoever has signed in once is known and becomes a member of generated cases.
      JsonNode _ = system.as(account).get("me");
    }
    progress.say("Filing what can be searched");
    fileDocuments();
    Map<Listing, Times> tenth = measureWith(0, size.cases() / 10);
    Map<Listing, Times> whole = measureWith(size.cases() / 10, size.cases());
    whole.forEach(
        (listing, times) -> {
          Times before = Objects.requireNonNull(tenth.get(listing));
          out.accept(
              Figure.of(
                      "lists/" + listing.name() + "/" + listing.account(),
                      times.p95(),
                      before.p95(),
                      "ms, 95th percentile of all / of a tenth")
                  .with("cases", size.cases())
                  .with("p50", Math.round(times.p50() * 10) / 10.0)
                  .with("slowest", times.slowest()));
        });
  }

  private Map<Listing, Times> measureWith(int from, int until) {
    progress.say("Generating a register of " + until + " cases");
    GeneratedRegister.fill(system.owner(), from, until);
    Map<Listing, Times> times = new LinkedHashMap<>();
    for (Listing listing : listings()) {
      progress.say("Asking for " + listing.name() + " as " + listing.account());
      times.put(listing, measure(listing));
    }
    return times;
  }

  private static List<Listing> listings() {
    List<Map<String, String>> cases = new ArrayList<>();
    for (String order : List.of("OPENED", "LAST_ACT", "IDLE", "NUMBER", "TITLE")) {
      cases.add(Map.of("order", order));
    }
    cases.add(Map.of("order", "IDLE", "state", "SUBMITTED"));
    cases.add(Map.of("order", "TITLE", "state", "RETURNED"));
    cases.add(Map.of("order", "OPENED", "unassigned", "true"));
    cases.add(Map.of("order", "OPENED", "q", "antwerpen"));
    cases.add(Map.of("order", "LAST_ACT", "q", "phish gent"));
    cases.add(Map.of("order", "OPENED", "q", "500123"));
    List<Map<String, String>> exhibits =
        List.of(
            Map.of(),
            Map.of("category", "PHONE"),
            Map.of("category", "CRYPTO_ASSET"),
            Map.of("category", "NETWORK_CAPTURE"),
            Map.of("state", "OUT"),
            Map.of("category", "PHONE", "state", "CLOSED"));
    List<Map<String, String>> searches =
        List.of(
            Map.of("q", "factuur"),
            Map.of("q", "factuur overschrijving"),
            Map.of("q", "\"dringende betaling\""),
            Map.of("q", "betal*"));
    List<Listing> listings = new ArrayList<>();
    for (String account : ACCOUNTS) {
      if (!account.startsWith("store")) {
        listings.add(new Listing("cases", account, "cases", cases));
      }
      listings.add(new Listing("exhibits", account, "exhibits", exhibits));
      if (!account.startsWith("store")) {
        listings.add(new Listing("search", account, "search", searches));
      }
    }
    return listings;
  }

  private Times measure(Listing listing) {
    ApiClient api = system.as(listing.account());
    List<Double> all = new ArrayList<>();
    double slowest = 0;
    String which = "";
    for (int round = -2; round < size.rounds(); round++) {
      for (Map<String, String> kind : listing.kinds()) {
        String cursor = null;
        for (int page = 0; page < 2; page++) {
          Map<String, String> query = new LinkedHashMap<>(kind);
          if (cursor != null) {
            query.put("cursor", cursor);
          }
          long begin = System.nanoTime();
          JsonNode answer = api.get(listing.path(), query);
          double took = (System.nanoTime() - begin) / 1e6;
          if (round >= 0) {
            all.add(took);
            if (took > slowest) {
              slowest = took;
              which = kind + " page " + (page + 1);
            }
          }
          cursor = answer.path("next").asText("null");
          if (cursor.equals("null")) {
            break;
          }
        }
      }
    }
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Times(at(sorted, 0.5), at(sorted, 0.95), Math.round(slowest) + " ms: " + which);
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }

  private void fileDocuments() throws IOException, InterruptedException {
    ApiClient investigator = system.as("inv.antwerp");
    String[] words =
        ("factuur overschrijving dringende betaling leverancier rekening bankkaart wachtwoord afspraak"
                + " contract levering betalen vandaag morgen onbekend bericht")
            .split(" ");
    Random random = new Random(1);
    List<BenchDossier> dossiers = new ArrayList<>();
    List<List<String>> filed = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      BenchDossier dossier =
          BenchDossier.open(investigator, system.url(), "Benchmark: search " + c, "BENCH-0" + c);
      dossiers.add(dossier);
      List<String> files = new ArrayList<>();
      filed.add(files);
      dossier.investigate(system.as("lead.antwerp"), "inv.antwerp");
      for (int d = 0; d < size.documents(); d++) {
        StringBuilder text = new StringBuilder("dringende betaling\n");
        for (int w = 0; w < 400; w++) {
          text.append(words[random.nextInt(words.length)]).append(w % 12 == 11 ? '\n' : ' ');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        files.add(dossier.file("nota-" + d + ".txt", bytes.length, body -> body.write(bytes)));
      }
    }
    for (int c = 0; c < dossiers.size(); c++) {
      for (String file : filed.get(c)) {
        String state = dossiers.get(c).awaitRead(file);
        if (!state.equals("READY")) {
          throw new IllegalStateException("a plain text ended as " + state);
        }
      }
    }
  }
}
