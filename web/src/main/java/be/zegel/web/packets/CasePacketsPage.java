package be.zegel.web.packets;

import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseWork;
import be.zegel.custody.CustodyDesk;
import be.zegel.custody.ExhibitView;
import be.zegel.packets.PacketDesk;
import be.zegel.packets.PacketView;
import be.zegel.packets.RequestPacket;
import be.zegel.web.cases.CaseBandSource;
import be.zegel.web.cases.RequestedCase;
import be.zegel.web.shell.CaseBand;
import be.zegel.web.shell.Confirmation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The packets of a case, and the form by which a magistrate asks for one. */
@Named("casePacketsPage")
@ViewScoped
public class CasePacketsPage implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Fields that tell of persons and places; the others are of no interest to withhold. */
  private static final List<String> OFTEN_WITHHELD =
      List.of(
          "actor",
          "member",
          "takenFrom",
          "place",
          "description",
          "fileName",
          "legalBasis",
          "reason",
          "note",
          "condition",
          "text");

  @Inject private CaseWork work;
  @Inject private PacketDesk desk;
  @Inject private CustodyDesk custody;
  @Inject private CaseBandSource bands;
  @Inject private Confirmation said;

  private UUID id = new UUID(0, 0);
  private String recipient = "";
  private String ground = "";
  private final Map<String, Boolean> exhibits = new HashMap<>();
  private final Map<String, Boolean> withheld = new HashMap<>();
  private transient @Nullable CaseFileView file;
  private transient @Nullable List<PacketView> packets;
  private transient @Nullable List<ExhibitView> inventory;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
    getInventory().forEach(exhibit -> exhibits.put(exhibit.id().toString(), true));
  }

  public CaseFileView getFile() {
    CaseFileView known = file;
    if (known == null) {
      known = work.read(id);
      file = known;
    }
    return known;
  }

  public CaseBand getBand() {
    return bands.of(getFile());
  }

  /** The packets, the newest first. */
  public List<PacketView> getPackets() {
    List<PacketView> known = packets;
    if (known == null) {
      known = desk.ofCase(id);
      packets = known;
    }
    return known;
  }

  /** The exhibits from which one chooses. */
  public List<ExhibitView> getInventory() {
    List<ExhibitView> known = inventory;
    if (known == null) {
      known = custody.inventory(id);
      inventory = known;
    }
    return known;
  }

  /** Whether a packet is being built, so that the list looks again. */
  public boolean isBuilding() {
    return getPackets().stream().anyMatch(packet -> packet.state().equals("BUILDING"));
  }

  /** Looks again. */
  public void refresh() {
    packets = null;
  }

  /** Whether the reader may hand packets out. */
  public boolean isDiscloses() {
    return getFile().permissions().contains(Permission.DISCLOSE);
  }

  public List<String> getWithholdable() {
    return OFTEN_WITHHELD;
  }

  /** Asks for a packet with what was chosen. */
  public String request() {
    file = null;
    packets = null;
    List<UUID> chosen =
        exhibits.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(each -> UUID.fromString(each.getKey()))
            .toList();
    List<String> without = OFTEN_WITHHELD.stream().filter(f -> truth(withheld.get(f))).toList();
    boolean all = chosen.size() == getInventory().size();
    desk.request(id, new RequestPacket(recipient, ground, all ? null : chosen, without));
    said.say("packet.asked", getFile().number());
    return "/case/packets?faces-redirect=true&id=" + id;
  }

  private static boolean truth(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  public String getRecipient() {
    return recipient;
  }

  public void setRecipient(String recipient) {
    this.recipient = recipient;
  }

  public String getGround() {
    return ground;
  }

  public void setGround(String ground) {
    this.ground = ground;
  }

  /** Which exhibits are shown, by their ids. */
  public Map<String, Boolean> getExhibits() {
    return exhibits;
  }

  /** Which fields are withheld, by their names. */
  public Map<String, Boolean> getWithheld() {
    return withheld;
  }
}
