package be.zegel.web.cases;

import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseStep;
import be.zegel.cases.CaseWork;
import be.zegel.web.shell.CaseBand;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of a case: the events of its chain, the latest first. */
@Named("caseHistoryPage")
@ViewScoped
public class CaseHistoryPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private CaseWork work;
  @Inject private CaseBandSource bands;

  private UUID id = new UUID(0, 0);
  private transient @Nullable CaseFileView file;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
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

  public List<CaseStep> getSteps() {
    return work.history(id).reversed();
  }
}
