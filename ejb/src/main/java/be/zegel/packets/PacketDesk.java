package be.zegel.packets;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.chain.Chronicle;
import be.zegel.evidence.ledger.Field;
import be.zegel.filing.EvidenceDownload;
import be.zegel.filing.EvidenceStores;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where packets are asked for, followed and fetched. */
@Stateless
@RolesAllowed("**")
public class PacketDesk {

  /** The fields that a packet may leave out, by their names in the ledger. */
  public static final List<String> WITHHOLDABLE =
      java.util.Arrays.stream(Field.values())
          .filter(Field::withholdable)
          .map(Field::fieldName)
          .sorted()
          .toList();

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private PacketRows rows;
  @Inject private Chronicle chronicle;
  @Inject private Directory directory;
  @Inject private EvidenceStores stores;
  @Inject private Clock clock;

  /**
   * Discloses a case: begins a packet. It is built in the background, and shows what is recorded
   * when that begins.
   *
   * @throws ProblemException INVALID_INPUT for an exhibit of another case, UNKNOWN_CODE for a field
   *     that does not exist, NEVER_WITHHELD for one that custody cannot be judged without
   */
  public PacketView request(UUID caseId, @Valid RequestPacket asked) {
    access.require(caseId, Permission.DISCLOSE);
    requireWithholdable(asked.withhold());
    if (asked.exhibits() != null && !rows.strangers(caseId, asked.exhibits()).isEmpty()) {
      throw ProblemException.field(Problem.INVALID_INPUT, "exhibits", "packet.exhibit.unknown");
    }
    UUID id = chronicle.newId();
    rows.add(id, caseId, directory.caller().id(), clock.instant(), asked);
    audit.granted(
        new Consultation("DISCLOSE", "CASE", caseId.toString(), caseId),
        asked.ground().strip(),
        Map.of("packet", id.toString(), "recipient", asked.recipient().strip()));
    return view(id);
  }

  private static void requireWithholdable(@Nullable List<String> names) {
    for (String name : names == null ? List.<String>of() : names) {
      Field field =
          Field.named(name)
              .orElseThrow(
                  () ->
                      ProblemException.field(
                          Problem.UNKNOWN_CODE, "withhold", "packet.field.unknown"));
      if (!field.withholdable()) {
        throw ProblemException.of(Problem.NEVER_WITHHELD, "field", name);
      }
    }
  }

  /** A packet of a case that the caller may read. */
  public PacketView read(UUID id) {
    PacketRows.Row row = row(id);
    access.require(row.view().caseId(), Permission.READ_CASE);
    return row.view();
  }

  /** The packets of a case, the newest first; at most 200. */
  public List<PacketView> ofCase(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    return rows.ofCase(caseId);
  }

  /**
   * The archive. Every time it is handed out is recorded in the legal log.
   *
   * @throws ProblemException STATE_FORBIDS while it is being built, EVIDENCE_UNREADABLE when it
   *     cannot be read
   */
  public EvidenceDownload content(UUID id) {
    PacketRows.Row row = row(id);
    UUID caseId = row.view().caseId();
    access.require(caseId, Permission.DISCLOSE);
    if (row.object() == null) {
      throw ProblemException.of(Problem.STATE_FORBIDS, "from", row.view().state());
    }
    audit.granted(
        new Consultation("DISCLOSE", "PACKET", id.toString(), caseId),
        row.view().ground(),
        Map.of("recipient", row.view().recipient()));
    try {
      return new EvidenceDownload(
          "packet-" + id + ".asice",
          Long.parseLong(Objects.requireNonNull(row.view().size())),
          Objects.requireNonNull(row.view().sha256()),
          stores.objects().open(row.object()));
    } catch (IOException e) {
      throw ProblemException.of(Problem.EVIDENCE_UNREADABLE);
    }
  }

  private PacketView view(UUID id) {
    return row(id).view();
  }

  private PacketRows.Row row(UUID id) {
    return rows.get(id).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }
}
