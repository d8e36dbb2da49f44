package be.zegel.evidence.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listener that writes down what it is told, the way the application would. */
final class Recorded implements ExtractionListener {
  final List<String> events = new ArrayList<>();
  final List<String> children = new ArrayList<>();
  final List<String> failed = new ArrayList<>();
  final StringBuilder text = new StringBuilder();
  @Nullable ExtractionEnd end;

  @Override
  public void attempt(int number, boolean textContinues) {
    events.add("attempt " + number);
    if (!textContinues) {
      text.setLength(0);
    }
  }

  @Override
  public void mediaType(String mediaType) {
    events.add("type " + mediaType);
  }

  @Override
  public void text(CharSequence piece) {
    text.append(piece);
  }

  @Override
  public void child(Child child) throws IOException {
    String content = new String(child.content().readAllBytes(), StandardCharsets.UTF_8);
    children.add(content);
    events.add("child " + child.header().path() + " " + child.sha256().hex().substring(0, 4));
  }

  @Override
  public void childFailed(ChildHeader child, Outcome outcome, String reason) {
    failed.add(child.path() + " " + outcome);
  }

  @Override
  public void warning(Warning warning) {
    events.add("warning " + warning.code());
  }

  @Override
  public void end(ExtractionEnd last) {
    events.add("end");
    end = last;
  }
}
