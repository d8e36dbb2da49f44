package be.zegel.samples;

import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.EvidenceFolder.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes the sample evidence: the demo cases, a hostile set and, for benchmarks, any amount of
 * bulk.
 *
 * <p>The same seed and scale give the same bytes on every machine, at any time, in any time zone.
 */
public final class SampleEvidence {

  /** The seed of the demo, the tests and the published digests. */
  public static final long DEMO_SEED = 2026;

  private SampleEvidence() {}

  /**
   * Writes samples from the command line: {@code FOLDER [SEED [SMALL|LARGE [BULK-FILES]]]}.
   *
   * @throws IOException when the folder is not empty or cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 4) {
      throw new IllegalArgumentException("FOLDER [SEED [SMALL|LARGE [BULK-FILES]]]");
    }
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : DEMO_SEED;
    Scale scale =
        switch (arguments.length > 2 ? arguments[2].toUpperCase(Locale.ROOT) : "SMALL") {
          case "SMALL" -> Scale.SMALL;
          case "LARGE" -> Scale.LARGE;
          default -> throw new IllegalArgumentException("a scale is SMALL or LARGE");
        };
    if (arguments.length > 3) {
      scale = scale.withBulkFiles(Integer.parseInt(arguments[3]));
    }
    GroundTruth truth = generate(Path.of(arguments[0]), seed, scale);
    System.out.printf(
        Locale.ROOT,
        "%d files, %d items in %s%n",
        truth.files().size(),
        truth.items().count(),
        arguments[0]);
  }

  /**
   * Fills a folder with evidence, {@value GroundTruth#FILE_NAME} and {@value
   * DemoDossier#FILE_NAME}.
   *
   * @param folder a folder that is empty or does not exist yet
   * @param seed what all invented names, numbers and dates are drawn from
   * @param scale how much
   * @return what is there, as written to {@value GroundTruth#FILE_NAME}
   * @throws IOException when the folder is not empty or cannot be written
   */
  public static GroundTruth generate(Path folder, long seed, Scale scale) throws IOException {
    Workshop shop = Workshop.of(seed);
    EvidenceFolder evidence = evidence(folder, shop);
    DemoDossier dossier = cases(shop, evidence, seed);
    new HostileSet(shop).write(evidence);
    new BulkSet(shop).write(evidence, scale);
    GroundTruth truth = evidence.truth(seed, scale);
    Files.write(folder.resolve(GroundTruth.FILE_NAME), SampleJson.write(truth));
    Files.write(folder.resolve(DemoDossier.FILE_NAME), SampleJson.write(dossier));
    return truth;
  }

  /**
   * Fills a folder with the evidence of the demo cases and {@value DemoDossier#FILE_NAME}: the same
   * bytes as {@link #generate} with the same seed, without what only tests need.
   *
   * @param folder a folder that is empty or does not exist yet
   * @param seed what all invented names, numbers and dates are drawn from
   * @return what is to be filed, as written to {@value DemoDossier#FILE_NAME}
   * @throws IOException when the folder is not empty or cannot be written
   */
  public static DemoDossier generateCases(Path folder, long seed) throws IOException {
    Workshop shop = Workshop.of(seed);
    DemoDossier dossier = cases(shop, evidence(folder, shop), seed);
    Files.write(folder.resolve(DemoDossier.FILE_NAME), SampleJson.write(dossier));
    return dossier;
  }

  private static EvidenceFolder evidence(Path folder, Workshop shop) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> present = Files.list(folder)) {
      if (present.findAny().isPresent()) {
        throw new IOException("choose an empty folder, " + folder + " has files in it");
      }
    }
    return new EvidenceFolder(folder, queries(shop));
  }

  private static DemoDossier cases(Workshop shop, EvidenceFolder evidence, long seed)
      throws IOException {
    return new DemoDossier(
        DemoDossier.SCHEMA,
        seed,
        List.of(
            new HospitalRansomware(shop).write(evidence),
            new HelpdeskFraud(shop).write(evidence),
            new CeoFraud(shop).write(evidence),
            new EupenPhishing(shop).write(evidence),
            new InvestmentFraud(shop).write(evidence),
            waiting()));
  }

  /** A case that nobody has been given yet, so that the unit leader has something to do. */
  private static DemoCase waiting() {
    return new DemoCase(
        "wachtend",
        "DEMO – Melding van sextortion bij een minderjarige",
        "Een (verzonnen) school meldt dat een leerling wordt afgeperst met beelden. Nog geen"
            + " overtuigingsstukken; de zaak wacht op toewijzing.",
        "SEXTORT",
        "nl",
        "NORMAL",
        "2026-11-02",
        "2026-11-16",
        "Mechelen",
        "RCCU-ANT",
        "ANT",
        "intake.antwerp",
        "lead.antwerp",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of());
  }

  private static List<Query> queries(Workshop shop) {
    List<Query> queries = new ArrayList<>();
    queries.addAll(HospitalRansomware.QUERIES);
    queries.addAll(HelpdeskFraud.QUERIES);
    queries.addAll(CeoFraud.QUERIES);
    queries.addAll(EupenPhishing.QUERIES);
    queries.addAll(InvestmentFraud.QUERIES);
    for (String shared :
        List.of("{iban:mule1}", "{eth:vault}", "{btc:ransom}", "{btc:affiliate}")) {
      queries.add(new Query(shop.prose(shared).text(), null));
    }
    return queries;
  }
}
