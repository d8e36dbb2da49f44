package be.zegel.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The few marks that the texts of documents carry, so that one text can become a Word file, a PDF
 * or a web page: {@code # heading}, {@code | cell | cell |}, {@code ---} for a new page; every
 * other line is a paragraph.
 */
final class Markup {

  /** One block of a document. */
  sealed interface Block {}

  record Heading(String text) implements Block {}

  record Paragraph(String text) implements Block {}

  record Row(List<String> cells) implements Block {}

  record PageBreak() implements Block {}

  private Markup() {}

  static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String stripped = line.strip();
      if (stripped.isEmpty()) {
        continue;
      }
      if (stripped.startsWith("# ")) {
        blocks.add(new Heading(stripped.substring(2)));
      } else if (stripped.startsWith("|")) {
        blocks.add(new Row(cells(stripped)));
      } else if (stripped.equals("---")) {
        blocks.add(new PageBreak());
      } else {
        blocks.add(new Paragraph(stripped));
      }
    }
    return blocks;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  /** The blocks as a reader of the finished document sees them: one line each. */
  static Prose read(Prose prose) {
    String plain =
        blocks(prose.text()).stream()
            .map(
                block ->
                    switch (block) {
                      case Heading heading -> heading.text;
                      case Paragraph paragraph -> paragraph.text;
                      case Row row -> String.join("\t", row.cells);
                      case PageBreak _ -> "";
                    })
            .collect(Collectors.joining("\n"));
    return prose.withText(plain);
  }

  /** Text for HTML and XML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
