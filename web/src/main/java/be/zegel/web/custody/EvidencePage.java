package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.ExhibitFilter;
import be.zegel.custody.ExhibitRow;
import be.zegel.paging.Page;
import be.zegel.reference.CodeSet;
import be.zegel.reference.Coded;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every exhibit in the reader's sight, the one registered last first. */
@Named("evidencePage")
@ViewScoped
public class EvidencePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private CustodyDesk desk;
  @Inject private ReferenceData reference;

  private boolean mine;
  private @Nullable String category;
  private List<ExhibitRow> rows = new ArrayList<>();
  private @Nullable String next;

  @PostConstruct
  public void load() {
    rows = new ArrayList<>();
    next = null;
    more();
  }

  public void more() {
    Page<ExhibitRow> page = desk.all(new ExhibitFilter(mine, category, null), next, null);
    rows.addAll(page.items());
    next = page.next();
  }

  public List<Coded> getCategories() {
    return reference.codes(CodeSet.EXHIBIT_CATEGORY);
  }

  public boolean isMine() {
    return mine;
  }

  public void setMine(boolean mine) {
    this.mine = mine;
  }

  public @Nullable String getCategory() {
    return category;
  }

  public void setCategory(@Nullable String category) {
    this.category = category;
  }

  public List<ExhibitRow> getRows() {
    return rows;
  }

  public @Nullable String getNext() {
    return next;
  }
}
