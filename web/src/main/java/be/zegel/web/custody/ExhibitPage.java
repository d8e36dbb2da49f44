package be.zegel.web.custody;

import be.zegel.access.Permission;
import be.zegel.cases.CaseWork;
import be.zegel.custody.AcceptTransfer;
import be.zegel.custody.CustodyDesk;
import be.zegel.custody.CustodyTransfer;
import be.zegel.custody.ExhibitView;
import be.zegel.custody.GiveReason;
import be.zegel.custody.HandleExhibit;
import be.zegel.custody.OfferTransfer;
import be.zegel.custody.TransferView;
import be.zegel.people.Caller;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.people.Role;
import be.zegel.reference.CodeSet;
import be.zegel.reference.Coded;
import be.zegel.reference.ReferenceData;
import be.zegel.reference.StorageRoom;
import be.zegel.web.cases.CaseBandSource;
import be.zegel.web.cases.RequestedCase;
import be.zegel.web.shell.CaseBand;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One exhibit: its custody, its hand-over, and the files filed under it. */
@Named("exhibitPage")
@ViewScoped
public class ExhibitPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private CustodyDesk desk;
  @Inject private CustodyTransfer transfers;
  @Inject private ExhibitFiles files;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;
  @Inject private HandOverForm form;
  @Inject private ExhibitTimeline timeline;
  @Inject private CaseWork work;
  @Inject private CaseBandSource bands;

  private UUID id = new UUID(0, 0);
  private transient @Nullable ExhibitView exhibit;
  private transient @Nullable CaseBand band;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    exhibit = desk.read(id);
  }

  public ExhibitView getExhibit() {
    ExhibitView known = exhibit;
    if (known == null) {
      known = desk.read(id);
      exhibit = known;
    }
    return known;
  }

  /** Reads everything again, to show how far the processing is. */
  public void refresh() {
    files.refresh();
    timeline.refresh();
    exhibit = null;
  }

  public boolean isReadable() {
    return getExhibit().permissions().contains(Permission.READ_EVIDENCE);
  }

  public boolean isFilesEvidence() {
    return getExhibit().permissions().contains(Permission.FILE_EVIDENCE);
  }

  /** Whether the reader supervises the custody, and so may have stored bytes checked again. */
  public boolean isSupervises() {
    return getExhibit().permissions().contains(Permission.SUPERVISE_CUSTODY);
  }

  public boolean isOffers() {
    return getExhibit().permissions().contains(Permission.HANDLE_EXHIBIT)
        && getExhibit().openTransfer() == null;
  }

  public boolean isAnswers() {
    return getExhibit().permissions().contains(Permission.ANSWER_OFFER)
        && getExhibit().openTransfer() != null;
  }

  /** Whether the reader made the offer that is open. */
  public boolean isWithdraws() {
    TransferView open = getExhibit().openTransfer();
    return open != null && open.from().equals(directory.caller().username());
  }

  /** The names of the acts that the reader can do now, as custodian. */
  public List<String> getActs() {
    List<String> acts = new ArrayList<>();
    for (HandleExhibit.Act act : HandleExhibit.Act.values()) {
      if (getExhibit().acts().contains(act) && hasRoomFor(act)) {
        acts.add(act.name());
      }
    }
    return acts;
  }

  /** What lies in no room is not moved inside it, and who keeps no room stores nothing. */
  private boolean hasRoomFor(HandleExhibit.Act act) {
    return switch (act) {
      case STORE -> !getRooms().isEmpty();
      case MOVE -> "ROOM".equals(getExhibit().custodianKind());
      case SEAL, CHECK_SEAL, UNSEAL, RESEAL, CHECK_OUT, CHECK_IN, ANNOTATE -> true;
    };
  }

  /** Whether the reader sees the case of the exhibit, in whose frame it is then shown. */
  public boolean isInCase() {
    return !getExhibit().caseNumber().isEmpty()
        && getExhibit().permissions().contains(Permission.SEE_CASE);
  }

  /** The band of the case; null for who does not see it. */
  public @Nullable CaseBand getBand() {
    if (band == null && isInCase()) {
      band = bands.of(work.read(getExhibit().caseId()));
    }
    return band;
  }

  public List<Coded> getPurposes() {
    return reference.codes(CodeSet.TRANSFER_PURPOSE);
  }

  /** The evidence rooms that the reader keeps. */
  public List<StorageRoom> getRooms() {
    Caller caller = directory.caller();
    String unit = caller.unit();
    return unit == null || !caller.is(Role.EVIDENCE_CUSTODIAN_POLICE)
        ? List.of()
        : reference.storageRoomsOfUnit(unit);
  }

  public List<String> suggest(String text) {
    return directory.suggest(text).stream().map(PersonView::username).toList();
  }

  /** Who a user name belongs to, as a line of the suggestions. */
  public String described(String username) {
    return directory
        .withUsername(username)
        .map(person -> person.name() + " · " + username)
        .orElse(username);
  }

  public String offer() {
    transfers.offer(id, new OfferTransfer(form.getTo(), form.getPurpose(), form.getSeal(), null));
    return again();
  }

  public String accept() {
    transfers.accept(openTransfer(), new AcceptTransfer(form.getSeal(), form.getCondition()));
    return again();
  }

  public String refuse() {
    transfers.refuse(
        openTransfer(), new GiveReason(form.getReason() == null ? "" : form.getReason()));
    return "/transfers?faces-redirect=true";
  }

  public String withdraw() {
    transfers.withdraw(openTransfer(), form.getReason());
    return again();
  }

  public String act(String act) {
    desk.handle(
        id,
        new HandleExhibit(
            HandleExhibit.Act.valueOf(act),
            form.getSeal(),
            form.getRoom(),
            form.getLocation(),
            form.getReason(),
            null,
            null));
    return again();
  }

  private UUID openTransfer() {
    TransferView open = getExhibit().openTransfer();
    return open == null ? new UUID(0, 0) : open.id();
  }

  private String again() {
    return "/exhibit?faces-redirect=true&id=" + id;
  }

  public HandOverForm getForm() {
    return form;
  }
}
