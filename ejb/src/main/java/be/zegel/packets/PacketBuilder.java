package be.zegel.packets;

import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.packet.PacketDescription;
import be.zegel.evidence.packet.PacketWriter;
import be.zegel.evidence.packet.TimeStamper;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.report.CaseExport;
import be.zegel.evidence.report.PacketContents;
import be.zegel.evidence.report.PacketReport;
import be.zegel.evidence.store.StoredObject;
import be.zegel.evidence.time.TimeStamp;
import be.zegel.evidence.time.TimeStamping;
import be.zegel.evidence.tlog.LogProof;
import be.zegel.evidence.tlog.TileTree;
import be.zegel.evidence.tlog.TreeProof;
import be.zegel.evidence.verify.PacketVerifier;
import be.zegel.evidence.verify.Report;
import be.zegel.evidence.verify.Verdict;
import be.zegel.filing.EvidenceStores;
import be.zegel.ledger.HeadMaps;
import be.zegel.ledger.LogAnchor;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Builds packets, one after the other, as long as there are any. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PacketBuilder {
  private static final Logger LOG = System.getLogger(PacketBuilder.class.getName());

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What an object of this kind is in the store. */
  private static final String KIND = "packet";

  @Inject private PacketAssembly assembly;
  @Inject private LogAnchor anchor;
  @Inject private EvidenceStores stores;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  private final ReentrantLock round = new ReentrantLock();

  /** Every two seconds; a round that is still at work is not joined by another. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void build() {
    if (!round.tryLock()) {
      return;
    }
    try {
      for (Optional<UUID> next = assembly.next(); next.isPresent(); next = assembly.next()) {
        build(next.get());
      }
    } finally {
      round.unlock();
    }
  }

  private void build(UUID id) {
    boolean done = false;
    try {
      HeadMaps.Taken heads = anchor.takeHeads();
      LogAnchor.Sealed sealed = anchor.force();
      PacketMaterial material = assembly.material(id, heads);
      Path file = Files.createTempFile("packet", ".asice");
      try {
        write(file, material, heads, sealed);
        try (InputStream in = Files.newInputStream(file)) {
          StoredObject stored = stores.keep(material.packet().caseId(), id, KIND, in);
          assembly.ready(material, stored);
        }
      } finally {
        Files.delete(file);
      }
      done = true;
    } catch (Contradicted e) {
      LOG.log(Level.ERROR, "The packet " + id + " is not built: history was altered", e);
      assembly.refused(id);
      done = true;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "The packet " + id + " is not built; it will be tried again", e);
    } finally {
      if (!done) {
        assembly.notBuilt(id);
      }
    }
  }

  private void write(
      Path file, PacketMaterial material, HeadMaps.Taken heads, LogAnchor.Sealed sealed)
      throws IOException {
    Instant now = clock.instant();
    List<UUID> exhibits = material.exhibits().stream().map(chain -> chain.head().item()).toList();
    PacketDescription description =
        new PacketDescription(
            material.caseChain().head().item(), exhibits, now, material.language());
    TrustBundle bundle =
        anchor.bundle().orElseThrow(() -> new IOException("a witness has never run"));
    boolean asked = bundle.logPolicy().asksForWitnesses();
    if (asked && !sealed.anchored() && now.isBefore(waitsUntil(material))) {
      throw new IOException("too few witnesses have cosigned");
    }
    long size = sealed.checkpoint().head().size();
    TileTree tree = anchor.tree(size);
    try (PacketWriter writer = new PacketWriter(description)) {
      add(writer, material.caseChain());
      for (PacketMaterial.ChainOf exhibit : material.exhibits()) {
        add(writer, exhibit);
      }
      PacketMaterial.ChainOf keys = material.keys();
      if (keys != null) {
        writer.keys(keys.head().item(), keys.events(), keys.head());
      }
      writer.proof(TreeProof.of(tree, size, writer.places()));
      writer.headMap(
          heads.statement(),
          new LogProof(heads.index(), tree.inclusion(heads.index()), sealed.note()));
      writer.checkpoint(sealed.note());
      writer.trust(bundle);
      TimeStamp stamp = sealed.stamp();
      if (stamp != null) {
        writer.anchor(sealed.note(), size, List.of(), stamp.bytes());
      }
      PacketContents contents = contents(material, now, sealed, bundle);
      writer.report(PacketReport.pdf(contents));
      writer.caseExport(CaseExport.jsonLd(contents));
      writer.bagInfo("Bagging-Date", now.toString().substring(0, 10));
      writer.bagInfo("External-Identifier", material.packet().id().toString());
      writer.write(file, stamper());
    }
    check(file, bundle);
  }

  /** Nothing is handed out that a stranger would call broken. */
  private static void check(Path file, TrustBundle bundle) throws IOException {
    Report report = new PacketVerifier(Optional.of(bundle), Optional.empty()).verify(file);
    if (report.verdict() == Verdict.BROKEN) {
      throw new Contradicted("the packet would be found broken: " + report.first());
    }
    if (report.verdict() != Verdict.VERIFIED
        && report.verdict() != Verdict.VERIFIED_WITH_WITHHELD) {
      LOG.log(Level.WARNING, "A packet is found {0}: {1}", report.verdict(), report.first());
    }
  }

  /** What the database says is not what the log has. */
  private static final class Contradicted extends IOException {
    private static final long serialVersionUID = 1L;

    Contradicted(String what) {
      super(what);
    }
  }

  /** For so long a packet waits for witnesses that are away; then it is built without them. */
  private static Instant waitsUntil(PacketMaterial material) {
    return material.packet().requestedAt().plus(PATIENCE);
  }

  private static void add(PacketWriter writer, PacketMaterial.ChainOf chain) throws IOException {
    writer.chain(chain.head().item(), chain.events(), chain.head());
  }

  private PacketContents contents(
      PacketMaterial material, Instant now, LogAnchor.Sealed sealed, TrustBundle bundle) {
    return new PacketContents(
        material.language(),
        material.packet().recipient(),
        material.packet().ground(),
        now,
        events(material.caseChain()),
        material.exhibits().stream().map(PacketBuilder::events).toList(),
        sealed.checkpoint().origin(),
        sealed.checkpoint().head().size(),
        sealed.anchored(),
        bundle.demo(),
        bundle.fingerprint().hex(),
        labels(material));
  }

  /** What the types of events are called in the language of the procedure. */
  private Map<String, String> labels(PacketMaterial material) {
    Locale language = Locale.of(material.language());
    Map<String, String> labels = new TreeMap<>();
    for (EventType type : EventType.values()) {
      CodeSet set =
          type.group() == EventType.Group.CASE ? CodeSet.CASE_EVENT : CodeSet.CUSTODY_EVENT;
      labels.put(type.name(), reference.label(set, type.name(), language));
    }
    return labels;
  }

  private static PacketContents.ChainShown events(PacketMaterial.ChainOf chain) {
    return new PacketContents.ChainShown(
        chain.head().item(), chain.events().stream().map(each -> each.event()).toList());
  }

  /** Whoever stamps; without an authority the packet has no time assertion and says so. */
  private @Nullable TimeStamper stamper() {
    Optional<TimeStamping> authority = anchor.authority();
    if (authority.isEmpty()) {
      return null;
    }
    TimeStamping stamping = authority.get();
    return data -> stamping.stamp(Hash.of(data).bytes()).bytes();
  }
}
