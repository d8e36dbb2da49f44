package be.zegel.web.directives;

import be.zegel.directives.AnswerDirective;
import be.zegel.directives.CloseDirective;
import be.zegel.directives.DirectiveView;
import be.zegel.directives.GiveDirective;
import be.zegel.web.review.ReviewForm;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is typed when a directive is given, answered, accepted or given back. */
@Named("directiveForm")
@ViewScoped
public class DirectiveForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String text = "";
  private @Nullable String items;
  private @Nullable LocalDate due;
  private String answer = "";
  private final Map<String, String> answers = new HashMap<>();
  private @Nullable String remark;

  GiveDirective given() {
    return new GiveDirective(text, ReviewForm.lines(items), ReviewForm.endOf(due));
  }

  AnswerDirective answered(DirectiveView directive) {
    List<String> each =
        IntStream.range(0, directive.items().size())
            .mapToObj(i -> answers.getOrDefault(String.valueOf(i), ""))
            .toList();
    return new AnswerDirective(answer, each);
  }

  CloseDirective accepted() {
    return new CloseDirective(remark, null);
  }

  CloseDirective returned() {
    return new CloseDirective(remark, ReviewForm.endOf(due));
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public @Nullable String getItems() {
    return items;
  }

  public void setItems(@Nullable String items) {
    this.items = items;
  }

  public @Nullable LocalDate getDue() {
    return due;
  }

  public void setDue(@Nullable LocalDate due) {
    this.due = due;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }

  /** The answer to each act asked for, by its place from 0. */
  public Map<String, String> getAnswers() {
    return answers;
  }

  public @Nullable String getRemark() {
    return remark;
  }

  public void setRemark(@Nullable String remark) {
    this.remark = remark;
  }
}
