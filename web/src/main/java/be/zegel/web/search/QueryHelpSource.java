package be.zegel.web.search;

import be.zegel.search.QueryForm;
import be.zegel.web.shell.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The help on the query language, with the names of fields in the reader's language. */
@Named("queryHelp")
@RequestScoped
public class QueryHelpSource {

  @Inject private Language language;

  public List<QueryForm> getForms() {
    return QueryForm.forms();
  }

  public List<QueryForm> getFields() {
    return QueryForm.fields(language.tag());
  }
}
