package be.zegel.custody;

import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Form;
import be.zegel.evidence.ledger.Json;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.problem.ProblemException.FieldProblem;
import be.zegel.reference.CodeSet;
import be.zegel.reference.Coded;
import be.zegel.reference.Language;
import be.zegel.reference.ReferenceData;
import be.zegel.reference.StorageRoom;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what somebody reports into the facts of an event: checks that what the type asks for is
 * said and nothing else, that codes and people exist, and gives custodians the labels they have at
 * this moment (I17).
 */
@ApplicationScoped
class ReportedFacts {

  @Inject private Directory directory;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  /** The field of the ledger that a control fills; empty for those that become exhibits. */
  static Optional<Field> field(Reported what) {
    return switch (what) {
      case PERSON, ORGANISATION -> Optional.of(Field.TO);
      case PURPOSE -> Optional.of(Field.PURPOSE);
      case LOCATION -> Optional.of(Field.LOCATION);
      case SEAL_OBSERVED -> Optional.of(Field.SEAL_OBSERVED);
      case RESULT -> Optional.of(Field.RESULT);
      case REASON -> Optional.of(Field.REASON);
      case NOTE -> Optional.of(Field.NOTE);
      case CONDITION -> Optional.of(Field.CONDITION);
      case PLACE -> Optional.of(Field.PLACE);
      case ORDER -> Optional.of(Field.ORDER_REFERENCE);
      case RECEIPT -> Optional.of(Field.RECEIPT_REFERENCE);
      case RECIPIENT -> Optional.of(Field.RECIPIENT);
      case TOOL -> Optional.of(Field.TOOL);
      case METHOD -> Optional.of(Field.METHOD);
      case DOCUMENT_HASH -> Optional.of(Field.DOCUMENT_HASH);
      case HASH_BEFORE -> Optional.of(Field.HASH_BEFORE);
      case HASH_AFTER -> Optional.of(Field.HASH_AFTER);
      case HOLD -> Optional.of(Field.HOLD_ID);
      case RETENTION_UNTIL -> Optional.of(Field.RETENTION_UNTIL);
      case CONTAINER -> Optional.of(Field.CONTAINER_AFTER);
      case EVENT -> Optional.of(Field.EVENT_SEQ);
      case FIELD -> Optional.of(Field.FIELD_NAME);
      case NEW_VALUE -> Optional.of(Field.NEW_VALUE);
      case DERIVATION -> Optional.of(Field.DERIVATION);
      case RESULTS, SOURCES -> Optional.empty();
    };
  }

  /** The name of the member of {@link ReportEvent} that a control fills. */
  static String member(Reported what) {
    return switch (what) {
      case PERSON -> "person";
      case ORGANISATION -> "organisation";
      case PURPOSE -> "purpose";
      case LOCATION -> "location";
      case SEAL_OBSERVED -> "seal";
      case RESULT -> "result";
      case REASON -> "reason";
      case NOTE -> "note";
      case CONDITION -> "condition";
      case PLACE -> "place";
      case ORDER -> "order";
      case RECEIPT -> "receipt";
      case RECIPIENT -> "recipient";
      case TOOL -> "tool";
      case METHOD -> "method";
      case DOCUMENT_HASH -> "documentHash";
      case HASH_BEFORE -> "hashBefore";
      case HASH_AFTER -> "hashAfter";
      case HOLD -> "hold";
      case RETENTION_UNTIL -> "retentionUntil";
      case CONTAINER -> "container";
      case EVENT -> "event";
      case FIELD -> "field";
      case NEW_VALUE -> "newValue";
      case DERIVATION -> "derivation";
      case RESULTS -> "results";
      case SOURCES -> "sources";
    };
  }

  /**
   * The facts of a report, without those that need the exhibit's chain (old values, pseudonyms).
   *
   * @throws ProblemException INVALID_INPUT with every member that is missing or not of the type,
   *     UNKNOWN_CODE, UNKNOWN_PERSON
   */
  Facts of(ReportEvent report, ReportRules.Rule rule) {
    requireMembers(report, rule);
    Facts facts = Facts.none();
    for (Reported what : Reported.values()) {
      Optional<Field> field = field(what);
      if (field.isPresent() && said(report, what)) {
        facts = facts.and(field.get(), value(report, what, rule));
      }
    }
    return facts;
  }

  private static void requireMembers(ReportEvent report, ReportRules.Rule rule) {
    List<FieldProblem> wrong = new ArrayList<>();
    for (Reported what : Reported.values()) {
      if (rule.required().contains(what)) {
        if (!said(report, what)) {
          wrong.add(new FieldProblem(member(what), "field.required"));
        }
      } else if (!rule.optional().contains(what) && said(report, what)) {
        wrong.add(new FieldProblem(member(what), "field.unknown"));
      }
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.fields(Problem.INVALID_INPUT, wrong, Map.of());
    }
  }

  private static boolean said(ReportEvent report, Reported what) {
    return switch (what) {
      case RESULTS -> !report.results().isEmpty();
      case SOURCES -> !report.sources().isEmpty();
      case RECIPIENT -> report.recipient() != null;
      case TOOL -> report.tool() != null;
      case HOLD -> report.hold() != null;
      case RETENTION_UNTIL -> report.retentionUntil() != null;
      case EVENT -> report.event() != null;
      case PERSON,
          ORGANISATION,
          PURPOSE,
          LOCATION,
          SEAL_OBSERVED,
          RESULT,
          REASON,
          NOTE,
          CONDITION,
          PLACE,
          ORDER,
          RECEIPT,
          METHOD,
          DOCUMENT_HASH,
          HASH_BEFORE,
          HASH_AFTER,
          CONTAINER,
          FIELD,
          NEW_VALUE,
          DERIVATION -> {
        String text = text(report, what);
        yield text != null && !text.isBlank();
      }
    };
  }

  private static @Nullable String text(ReportEvent report, Reported what) {
    return switch (what) {
      case PERSON -> report.person();
      case ORGANISATION -> report.organisation();
      case PURPOSE -> report.purpose();
      case LOCATION -> report.location();
      case SEAL_OBSERVED -> report.seal();
      case RESULT -> report.result();
      case REASON -> report.reason();
      case NOTE -> report.note();
      case CONDITION -> report.condition();
      case PLACE -> report.place();
      case ORDER -> report.order();
      case RECEIPT -> report.receipt();
      case METHOD -> report.method();
      case DOCUMENT_HASH -> report.documentHash();
      case HASH_BEFORE -> report.hashBefore();
      case HASH_AFTER -> report.hashAfter();
      case CONTAINER -> report.container();
      case FIELD -> report.field();
      case NEW_VALUE -> report.newValue();
      case DERIVATION -> report.derivation();
      case RECIPIENT, TOOL, HOLD, RETENTION_UNTIL, EVENT, RESULTS, SOURCES -> null;
    };
  }

  private Json value(ReportEvent report, Reported what, ReportRules.Rule rule) {
    String text = text(report, what);
    return switch (what) {
      case PERSON -> ExhibitChain.custodian(directory.named(stripped(text), "person")).json();
      case ORGANISATION -> organisation(stripped(text)).json();
      case PURPOSE -> code(CodeSet.TRANSFER_PURPOSE, stripped(text), "purpose");
      case DERIVATION -> code(CodeSet.DERIVATION, stripped(text), "derivation");
      case RESULT -> {
        if (!rule.results().contains(stripped(text))) {
          throw ProblemException.field(Problem.UNKNOWN_CODE, "result", "problem.unknown-code");
        }
        yield Json.text(stripped(text));
      }
      case RECIPIENT -> {
        ReportEvent.Recipient recipient = Objects.requireNonNull(report.recipient());
        yield details(
            "name", recipient.name(), "capacity", recipient.capacity(), recipient.reference());
      }
      case TOOL -> {
        ReportEvent.Tool tool = Objects.requireNonNull(report.tool());
        yield details("name", tool.name(), "version", tool.version(), tool.reference());
      }
      case HOLD -> Json.text(String.valueOf(report.hold()));
      case RETENTION_UNTIL -> Form.time(Objects.requireNonNull(report.retentionUntil()));
      case EVENT -> Json.counter(Objects.requireNonNull(report.event()));
      case LOCATION,
          SEAL_OBSERVED,
          REASON,
          NOTE,
          CONDITION,
          PLACE,
          ORDER,
          RECEIPT,
          METHOD,
          DOCUMENT_HASH,
          HASH_BEFORE,
          HASH_AFTER,
          CONTAINER,
          FIELD,
          NEW_VALUE ->
          Json.text(stripped(text));
      case RESULTS, SOURCES -> throw new IllegalStateException(what + " is no field of an event");
    };
  }

  /** A body outside the service: the depot of a court registry, or one of the code set. */
  private Custodian organisation(String code) {
    Coded body =
        registries().stream()
            .map(Coded.class::cast)
            .filter(room -> room.code().equals(code))
            .findFirst()
            .or(
                () ->
                    reference.codes(CodeSet.OUTSIDE_BODY).stream()
                        .filter(each -> each.code().equals(code))
                        .findFirst())
            .orElseThrow(
                () ->
                    ProblemException.field(
                        Problem.UNKNOWN_CODE, "organisation", "problem.unknown-code"));
    return new Custodian(Custodian.Kind.ORGANISATION, code, body.labels().in(Language.NL));
  }

  /** The depots of the court registries. */
  List<StorageRoom> registries() {
    return reference.storageRooms().stream()
        .filter(room -> room.kind() == StorageRoom.Kind.COURT_REGISTRY)
        .toList();
  }

  private Json code(CodeSet set, String code, String member) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Facts.BELGIUM);
    if (!reference.knows(set, code, today)) {
      throw ProblemException.field(Problem.UNKNOWN_CODE, member, "problem.unknown-code");
    }
    return Json.text(code);
  }

  private static Json details(
      String first,
      String value,
      String second,
      @Nullable String secondValue,
      @Nullable String ref) {
    Map<String, Json> details = new TreeMap<>();
    details.put(first, Json.text(value.strip()));
    if (secondValue != null && !secondValue.isBlank()) {
      details.put(second, Json.text(secondValue.strip()));
    }
    if (ref != null && !ref.isBlank()) {
      details.put("reference", Json.text(ref.strip()));
    }
    return Json.members(details);
  }

  private static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /** Whether a field of an earlier event can be corrected: it is text, and people said it. */
  static boolean correctable(EventType type, Field field) {
    if (!type.schema().knows(field) || DERIVED.contains(field)) {
      return false;
    }
    return switch (field.form()) {
      case TEXT, CODE, TIME, DIGEST, SIZE -> true;
      case ID, CUSTODIAN, PERSON, COUNTER, FLAG, TEXTS, DETAILS, ROWS, INTERVALS, ANY -> false;
    };
  }

  /** What the rules of custody work out; a correction of it would contradict the chain. */
  private static final Set<Field> DERIVED =
      EnumSet.of(Field.SEAL_BEFORE, Field.SEAL_AFTER, Field.POLICY);
}
