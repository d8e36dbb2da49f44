package be.zegel.packets;

import be.zegel.access.SystemTask;
import be.zegel.cases.CaseDisclosures;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.custody.Disclosures;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.packet.HeadProof;
import be.zegel.evidence.packet.PacketEvent;
import be.zegel.evidence.passkey.PasskeyAssertion;
import be.zegel.evidence.store.StoredObject;
import be.zegel.ledger.HeadMaps;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of building a packet that need the database, each a transaction of its own. */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PacketAssembly {

  /** What tells on the chain of keys who somebody is. */
  private static final Set<Field> PERSONS =
      Set.of(Field.ACTOR, Field.HOLDER, Field.SECOND_PERSON, Field.REASON);

  private static final Duration REST = Duration.ofSeconds(20);

  @Inject private PacketRows rows;
  @Inject private Chronicle chronicle;
  @Inject private CaseDisclosures cases;
  @Inject private Disclosures custody;
  @Inject private Directory directory;
  @Inject private Clock clock;

  /** Takes the next packet that is to be built. */
  public Optional<UUID> next() {
    return rows.lease(clock.instant());
  }

  /** Gives a packet back that could not be built. */
  public void notBuilt(UUID id) {
    rows.notBuilt(id, clock.instant().plus(REST));
  }

  /** Gives up a packet whose chains contradict the log: another attempt would find the same. */
  public void refused(UUID id) {
    rows.refused(id);
  }

  /** Everything that the packet shows, cut where the head map says that each chain ended. */
  public PacketMaterial material(UUID id, HeadMaps.Taken heads) {
    PacketView packet = rows.get(id).orElseThrow().view();
    Set<String> withheld = Set.copyOf(packet.withhold());
    UUID caseId = packet.caseId();
    List<PacketMaterial.ChainOf> exhibits = new ArrayList<>();
    for (PacketRows.ExhibitChainOf exhibit : rows.exhibits(caseId)) {
      if (packet.exhibits() == null || packet.exhibits().contains(exhibit.id())) {
        heads
            .map()
            .proof(exhibit.chain())
            .ifPresent(
                head ->
                    exhibits.add(
                        chain(exhibit.id(), head, chronicle.ofExhibit(exhibit.id()), withheld)));
      }
    }
    HeadProof caseHead = heads.map().proof(rows.caseChain(caseId)).orElseThrow();
    return new PacketMaterial(
        packet,
        cases.language(caseId),
        chain(caseId, caseHead, chronicle.ofCase(caseId), withheld),
        exhibits,
        keys(heads, exhibits, withheld));
  }

  /**
   * The chain of keys, so that signatures can be checked. Whose key it is is shown of those that
   * signed here and of those by which these were enrolled; the others' business is elsewhere.
   */
  private PacketMaterial.@Nullable ChainOf keys(
      HeadMaps.Taken heads, List<PacketMaterial.ChainOf> exhibits, Set<String> withheld) {
    Set<String> used = new HashSet<>();
    exhibits.stream()
        .flatMap(exhibit -> exhibit.events().stream())
        .forEach(event -> used.addAll(signers(event.event())));
    List<ChainEvent> all = chronicle.ofKeys();
    if (used.isEmpty() || all.isEmpty()) {
      return null;
    }
    for (ChainEvent event : all.reversed()) {
      if (about(event.recorded(), used)) {
        used.addAll(signers(event.recorded()));
      }
    }
    UUID item = all.getFirst().recorded().envelope().item();
    HeadProof head = heads.map().proof(item).orElseThrow();
    List<Long> places = rows.places(item);
    List<PacketEvent> shown = new ArrayList<>();
    for (ChainEvent event : all.subList(0, Math.toIntExact(head.seq()))) {
      boolean open = about(event.recorded(), used);
      shown.add(
          new PacketEvent(
              places.get(event.seq() - 1),
              event
                  .recorded()
                  .withholding(
                      field ->
                          withheld.contains(field.fieldName())
                              || (!open && PERSONS.contains(field)))));
    }
    return new PacketMaterial.ChainOf(item, head, shown);
  }

  private static boolean about(RecordedEvent ofKey, Set<String> credentials) {
    return ofKey.text(Field.CREDENTIAL_ID).filter(credentials::contains).isPresent();
  }

  /** The credentials that signed an event. */
  private static List<String> signers(RecordedEvent event) {
    return event.envelope().signatures().stream()
        .map(PasskeyAssertion::of)
        .flatMap(Optional::stream)
        .map(PasskeyAssertion::credential)
        .toList();
  }

  private PacketMaterial.ChainOf chain(
      UUID subject, HeadProof head, List<ChainEvent> events, Set<String> withheld) {
    List<Long> places = rows.places(head.item());
    List<PacketEvent> shown = new ArrayList<>();
    for (ChainEvent event : events.subList(0, Math.toIntExact(head.seq()))) {
      shown.add(
          new PacketEvent(
              places.get(event.seq() - 1),
              event.recorded().withholding(field -> withheld.contains(field.fieldName()))));
    }
    return new PacketMaterial.ChainOf(subject, head, shown);
  }

  /**
   * The packet is kept: from now on it can be had, and everything that it shows says so (I12).
   *
   * @throws IllegalStateException when another server was faster
   */
  public void ready(PacketMaterial material, StoredObject stored) {
    PacketView packet = material.packet();
    cases.lock(packet.caseId());
    if (!rows.ready(packet.id(), stored, material.exhibits().size(), clock.instant())) {
      throw new IllegalStateException("the packet is ready already");
    }
    Facts facts = facts(material, stored.sha256());
    String note =
        "Packet SHA-256 %s, disclosed to %s: %s"
            .formatted(stored.sha256(), packet.recipient(), packet.ground());
    material.exhibits().stream()
        .map(PacketMaterial.ChainOf::subject)
        .sorted()
        .forEach(exhibit -> custody.disclosed(exhibit, facts, note));
    cases.disclosed(packet.caseId(), facts);
  }

  private Facts facts(PacketMaterial material, String sha256) {
    PacketView packet = material.packet();
    List<Json> heads =
        Stream.concat(Stream.of(material.caseChain()), material.exhibits().stream())
            .map(PacketMaterial.ChainOf::head)
            .map(PacketAssembly::head)
            .toList();
    Facts facts =
        Facts.none()
            .and(Field.PACKET_HASH, sha256)
            .and(Field.ITEM_HEADS, Json.items(heads))
            .and(Field.RECIPIENT, Json.members(Map.of("name", Json.text(packet.recipient()))))
            .and(Field.REASON, packet.ground());
    PersonView person =
        directory.withId(rows.get(packet.id()).orElseThrow().requestedBy()).orElseThrow();
    return facts.and(
        Field.ON_BEHALF_OF,
        Json.members(
            Map.of(
                "id", Json.text(String.valueOf(person.id())),
                "label", Json.text(person.name()))));
  }

  private static Json head(HeadProof head) {
    return Json.members(
        Map.of(
            "item", Json.text(head.item().toString()),
            "seq", Json.text(String.valueOf(head.seq())),
            "hash", Json.text(head.hash().hex())));
  }
}
