package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.filing.EvidenceFileView;
import be.zegel.filing.EvidenceFiles;
import be.zegel.paging.Page;
import be.zegel.web.cases.RequestedCase;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files filed under the exhibit on the page, for who may open its contents. */
@Named("exhibitFiles")
@ViewScoped
public class ExhibitFiles implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private EvidenceFiles files;
  @Inject private CustodyDesk desk;

  private UUID id = new UUID(0, 0);
  private transient @Nullable List<EvidenceFileView> shown;
  private transient @Nullable Map<UUID, String> grades;
  private @Nullable String next;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
  }

  /** Reads the files again when they are shown next. */
  void refresh() {
    shown = null;
    grades = null;
  }

  /** The files that are shown so far. */
  public List<EvidenceFileView> getShown() {
    List<EvidenceFileView> known = shown;
    if (known == null) {
      known = new ArrayList<>();
      shown = known;
      add(known, null);
    }
    return known;
  }

  /** The following files, below those that are shown. */
  public void more() {
    List<EvidenceFileView> known = getShown();
    if (next != null) {
      add(known, next);
    }
  }

  private void add(List<EvidenceFileView> known, @Nullable String cursor) {
    Page<EvidenceFileView> page = files.ofExhibit(id, cursor, null);
    known.addAll(page.items());
    next = page.next();
    grades = null;
  }

  /** How far the proof of a file reaches: that of the event that filed it. */
  public String grade(EvidenceFileView file) {
    Map<UUID, String> known = grades;
    if (known == null) {
      known =
          new HashMap<>(
              desk.grades(id, getShown().stream().map(EvidenceFileView::eventId).toList()));
      grades = known;
    }
    return known.getOrDefault(file.eventId(), "RECORDED");
  }

  /** Whether some file is still being processed. */
  public boolean isProcessing() {
    return getShown().stream()
        .anyMatch(
            file ->
                switch (file.state()) {
                  case STORED, EXTRACTING -> true;
                  case READY, PARTIAL, FAILED, ERASED -> false;
                });
  }

  public @Nullable String getNext() {
    return next;
  }
}
