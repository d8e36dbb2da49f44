package be.zegel.web.shell;

import be.zegel.problem.ProblemException;
import be.zegel.problem.ProblemException.FieldProblem;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import be.zegel.web.api.Problems;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A refusal of a boundary as a page shows it: at the field where the form has one of that name,
 * else at the head of the page. What was typed stays.
 */
record RefusalOnPage(ProblemException refusal) {

  private static final List<CodeSet> STATES = List.of(CodeSet.CASE_STATE, CodeSet.DIRECTIVE_STATE);
  private static final Set<String> STATE_FACTS = Set.of("from", "to");

  void show(FacesContext faces) {
    Locale locale = faces.getViewRoot().getLocale();
    Map<String, String> facts = readable(locale);
    String key = "problem." + refusal.problem().code();
    boolean atField = false;
    for (FieldProblem field : refusal.fields()) {
      Optional<UIInput> input = input(faces, field.field());
      if (input.isPresent()) {
        String sentence = Problems.text(field.message(), locale, facts);
        faces.addMessage(
            input.get().getClientId(faces),
            new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        input.get().setValid(false);
        atField = true;
      }
    }
    if (!atField) {
      faces.addMessage(
          null,
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR,
              Problems.text(key, locale, facts),
              Problems.text(key + ".todo", locale, facts)));
    }
    faces.validationFailed();
    faces.renderResponse();
  }

  /** The facts of the refusal with states in the reader's words. */
  private Map<String, String> readable(Locale locale) {
    ReferenceData reference = CDI.current().select(ReferenceData.class).get();
    Map<String, String> facts = new HashMap<>(refusal.facts());
    facts.replaceAll(
        (name, value) ->
            STATES.stream()
                .filter(set -> STATE_FACTS.contains(name))
                .filter(set -> reference.labels(set, value).isPresent())
                .findFirst()
                .map(set -> reference.label(set, value, locale))
                .orElse(value));
    return facts;
  }

  /**
   * The input of the form that was sent whose id is the last part of the field's name, as in {@code
   * legalBasis.code}.
   */
  private static Optional<UIInput> input(FacesContext faces, String field) {
    String id = field.substring(field.lastIndexOf('.') + 1);
    UIViewRoot root = faces.getViewRoot();
    List<UIInput> found = new ArrayList<>();
    root.visitTree(
        VisitContext.createVisitContext(faces),
        (context, component) -> visited(component, id, found));
    return found.stream().findFirst();
  }

  private static VisitResult visited(UIComponent component, String id, List<UIInput> found) {
    if (component instanceof UIForm form && !form.isSubmitted()) {
      return VisitResult.REJECT;
    }
    if (component instanceof UIInput input && id.equals(input.getId())) {
      found.add(input);
      return VisitResult.COMPLETE;
    }
    return VisitResult.ACCEPT;
  }
}
