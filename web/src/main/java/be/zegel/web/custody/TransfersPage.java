package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.CustodyTransfer;
import be.zegel.custody.ExhibitFilter;
import be.zegel.custody.ExhibitRow;
import be.zegel.custody.TransferView;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Hand-overs: what the reader has to accept, what they offered, and what they hold. */
@Named("transfersPage")
@ViewScoped
public class TransfersPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private CustodyTransfer transfers;
  @Inject private CustodyDesk desk;

  private transient List<TransferView> toAccept = List.of();
  private transient List<TransferView> offered = List.of();
  private transient List<ExhibitRow> held = List.of();

  @PostConstruct
  void load() {
    toAccept = transfers.toAccept();
    offered = transfers.offered();
    held = desk.all(ExhibitFilter.held(), null, null).items();
  }

  public List<TransferView> getToAccept() {
    return toAccept;
  }

  public List<TransferView> getOffered() {
    return offered;
  }

  public List<ExhibitRow> getHeld() {
    return held;
  }
}
