package be.zegel.web.keeping;

import be.zegel.custody.GiveReason;
import be.zegel.erasure.ErasureDesk;
import be.zegel.erasure.ErasureView;
import be.zegel.erasure.FiledData;
import be.zegel.fixity.FixityCheck;
import be.zegel.fixity.FixityDesk;
import be.zegel.paging.Page;
import be.zegel.web.cases.RequestedCase;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On the page of an exhibit: the checks of its stored bytes, and how far their lawful erasure is.
 */
@Named("keepingPart")
@ViewScoped
public class KeepingPart implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  @Inject private FixityDesk desk;
  @Inject private ErasureDesk erasures;
  @Inject private CheckForm form;

  private UUID id = new UUID(0, 0);
  private transient @Nullable List<FixityCheck> shown;
  private transient @Nullable Map<UUID, FixityCheck> damaged;
  private transient boolean asked;
  private transient @Nullable ErasureView erasure;
  private @Nullable String next;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
  }

  /** The checks that are shown so far, the latest first. */
  public List<FixityCheck> getShown() {
    List<FixityCheck> known = shown;
    if (known == null) {
      known = new ArrayList<>();
      shown = known;
      add(known, null);
    }
    return known;
  }

  /** The following checks, below those that are shown. */
  public void more() {
    List<FixityCheck> known = getShown();
    if (next != null) {
      add(known, next);
    }
  }

  private void add(List<FixityCheck> known, @Nullable String cursor) {
    Page<FixityCheck> page = desk.history(id, cursor, SHOWN);
    known.addAll(page.items());
    next = page.next();
  }

  public @Nullable String getNext() {
    return next;
  }

  /** The files that are not intact, each with the check that last said so. */
  public List<FixityCheck> getDamaged() {
    Map<UUID, FixityCheck> known = damaged;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (FixityCheck check : getShown()) {
        known.putIfAbsent(check.file(), check);
      }
      known.values().removeIf(check -> check.outcome() == FixityCheck.Outcome.WHOLE);
      damaged = known;
    }
    return List.copyOf(known.values());
  }

  /** Checks a file now, and shows what was found. */
  public String check() {
    desk.check(
        UUID.fromString(form.getFile()),
        new GiveReason(form.getReason() == null ? "" : form.getReason()));
    return "/exhibit?faces-redirect=true&id=" + id;
  }

  /** How far the erasure is; null when none was ordered. */
  public @Nullable ErasureView getErasure() {
    if (!asked) {
      erasure = erasures.ofExhibit(id).orElse(null);
      asked = true;
    }
    return erasure;
  }

  /** What is filed under the exhibit, and would be erased with it. */
  public FiledData getFiled() {
    return erasures.filed(id);
  }

  public CheckForm getForm() {
    return form;
  }
}
