package be.zegel.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The demo organisation's work as a script: which cases to open, by whom, what to file where, which
 * transfers to make. {@code ./zegel demo} plays it through the API with the demo accounts; the
 * names of the fields are those of the API's bodies. Written beside the evidence as {@value
 * #FILE_NAME}.
 *
 * @param schema {@value #SCHEMA}
 * @param seed what the folder was generated from
 * @param cases the cases in the order in which they are to be opened
 */
public record DemoDossier(String schema, long seed, List<DemoCase> cases) {

  /** The version of the JSON. */
  public static final String SCHEMA = "zegel-demo/2";

  /** The file in the generated folder that holds this. */
  public static final String FILE_NAME = "demo.json";

  public DemoDossier {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException("this program reads " + SCHEMA + ", not " + schema);
    }
    cases = List.copyOf(cases);
  }

  /** Reads the script of a generated folder. */
  public static DemoDossier read(Path folder) throws IOException {
    return SampleJson.read(Files.readAllBytes(folder.resolve(FILE_NAME)), DemoDossier.class);
  }

  /** Every account that acts in the cases or is named by somebody who does. */
  public Set<String> accounts() {
    Set<String> accounts = new TreeSet<>();
    for (DemoCase demoCase : cases) {
      accounts.add(demoCase.openedBy());
      accounts.add(demoCase.assignedBy());
      demoCase.members().forEach(member -> accounts.add(member.username()));
      demoCase.transitions().forEach(step -> accounts.add(step.by()));
      for (DemoExhibit exhibit : demoCase.exhibits()) {
        for (DemoTransfer transfer : exhibit.transfers()) {
          accounts.add(transfer.from());
          accounts.add(transfer.to());
        }
      }
      for (DemoDirective directive : demoCase.directives()) {
        accounts.add(directive.by());
        Stream.of(directive.answer(), directive.acceptance())
            .filter(Objects::nonNull)
            .forEach(reply -> accounts.add(reply.by()));
      }
      if (demoCase.decision() != null) {
        accounts.add(demoCase.decision().by());
      }
    }
    return accounts;
  }

  /** The case with this key. */
  public DemoCase demoCase(String key) {
    return cases.stream()
        .filter(demoCase -> demoCase.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no demo case " + key));
  }

  /**
   * One case.
   *
   * @param key short name within the samples; also the name of its folder below {@code cases/}
   * @param title title in the procedural language, marked DEMO
   * @param summary the facts in a few sentences
   * @param phenomenon code of the main phenomenon
   * @param proceduralLanguage {@code nl}, {@code fr} or {@code de}
   * @param confidentiality {@code NORMAL} or {@code RESTRICTED}
   * @param factsFrom first day of the facts, ISO 8601
   * @param factsTo last day of the facts
   * @param place municipality
   * @param unit code of the unit
   * @param office code of the prosecutor's office
   * @param openedBy account that opens the case
   * @param assignedBy account that sets the members: the unit leader where there is one
   * @param members memberships to set, in order; the opener is a plain member already
   * @param exhibits in the order of their labels
   * @param transitions states to reach after all exhibits are filed, in order
   * @param directives instructions of the magistrate, given after the transitions
   * @param decision the prosecutor's decision after all that; null while there is none
   * @param searches what to try in this case
   */
  public record DemoCase(
      String key,
      String title,
      String summary,
      String phenomenon,
      String proceduralLanguage,
      String confidentiality,
      String factsFrom,
      String factsTo,
      String place,
      String unit,
      String office,
      String openedBy,
      String assignedBy,
      List<DemoMember> members,
      List<DemoExhibit> exhibits,
      List<DemoTransition> transitions,
      List<DemoDirective> directives,
      @Nullable DemoDecision decision,
      List<DemoSearch> searches) {

    public DemoCase {
      members = List.copyOf(members);
      exhibits = List.copyOf(exhibits);
      transitions = List.copyOf(transitions);
      directives = List.copyOf(directives);
      searches = List.copyOf(searches);
    }
  }

  /**
   * A membership to set.
   *
   * @param username demo account
   * @param role {@code LEAD}, {@code MEMBER} or {@code READER}
   * @param until when it ends, RFC 3339; null for no end
   * @param reason why
   */
  public record DemoMember(String username, String role, @Nullable String until, String reason) {}

  /**
   * An exhibit to register and fill.
   *
   * @param label {@code OS-01} …; {@code PC-01} in French, {@code BS-01} in German cases
   * @param description what it is
   * @param kind {@code PHYSICAL} or {@code DIGITAL}
   * @param category code of the category
   * @param seizedAt moment with offset, RFC 3339
   * @param place where
   * @param legalBasis on what ground
   * @param seal number of the seal; null without one
   * @param files its files in the order of filing
   * @param transfers hand-overs after the filing, in order
   */
  public record DemoExhibit(
      String label,
      String description,
      String kind,
      String category,
      String seizedAt,
      String place,
      DemoLegalBasis legalBasis,
      @Nullable String seal,
      List<DemoFile> files,
      List<DemoTransfer> transfers) {

    public DemoExhibit {
      files = List.copyOf(files);
      transfers = List.copyOf(transfers);
    }
  }

  /**
   * A file to file.
   *
   * @param path where it lies below the generated folder; letters, digits and {@code . - _} only
   * @param filename name under which it is to be filed; any characters
   */
  public record DemoFile(String path, String filename) {}

  /** The ground of a seizure: the measure's code and the reference of its document, marked DEMO. */
  public record DemoLegalBasis(String code, String reference) {}

  /**
   * A hand-over.
   *
   * @param from account that offers; the holder at that moment
   * @param to account that receives
   * @param purpose code of the purpose
   * @param seal number of the seal at the offer; null without one
   * @param answer what the receiver does
   * @param sealObserved number the receiver reads, for {@link Answer#ACCEPT}; another number than
   *     the offered one is a discrepancy
   * @param text condition on acceptance, reason of a refusal; empty for an open offer
   */
  public record DemoTransfer(
      String from,
      String to,
      String purpose,
      @Nullable String seal,
      Answer answer,
      @Nullable String sealObserved,
      String text) {}

  /** What becomes of an offered hand-over. */
  public enum Answer {
    /** The receiver accepts it. */
    ACCEPT,
    /** The receiver refuses it, with a reason. */
    REFUSE,
    /** It stays open, so that the receiver finds it among the work to do. */
    LEAVE_OPEN
  }

  /**
   * A change of state.
   *
   * @param by account
   * @param to code of the state
   * @param reason why
   */
  public record DemoTransition(String by, String to, String reason) {}

  /**
   * An instruction of a magistrate.
   *
   * @param by account of the magistrate
   * @param text what is asked
   * @param items the single acts, may be empty
   * @param dueInDays days from the filing of the demo until the answer is due; null without a date
   * @param answer what the investigators answer; null while they owe it
   * @param acceptance what the magistrate says when accepting the answer; null while they judge
   */
  public record DemoDirective(
      String by,
      String text,
      List<String> items,
      @Nullable Integer dueInDays,
      @Nullable DemoReply answer,
      @Nullable DemoReply acceptance) {

    public DemoDirective {
      items = List.copyOf(items);
    }
  }

  /** What an account says to a directive. */
  public record DemoReply(String by, String text) {}

  /**
   * A decision of the prosecutor.
   *
   * @param by account
   * @param code of the decision
   * @param reason why, as the law asks
   * @param text what else is written
   */
  public record DemoDecision(String by, String code, String reason, String text) {}

  /**
   * A search worth trying.
   *
   * @param query in the query language of the search page
   * @param shows what it shows, in English, for the guide
   */
  public record DemoSearch(String query, String shows) {}
}
