package be.zegel.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A parser with every fault a parser can have; the file says which. Only in tests. */
public final class PoisonParser implements Parser {
  private static final long serialVersionUID = 1L;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(MediaType.application("x-zegel-poison"));
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    String content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    String fault = content.split("[:\\s]+")[1];
    switch (fault) {
      case "hang" -> hang();
      case "eat" -> eat(new ArrayList<>());
      case "exit" -> System.exit(0);
      case "print" -> print(new XHTMLContentHandler(handler, metadata));
      case "recurse" -> recurse(0);
      case "refuse" -> throw new TikaException("the parser refuses");
      case "fault" -> throw new IllegalStateException("the parser is wrong");
      default -> throw new IllegalArgumentException(fault);
    }
  }

  private static void hang() {
    long spins = 0;
    while (spins >= 0) {
      spins = (spins + 1) & 0xffff;
      Thread.onSpinWait();
    }
  }

  private static void eat(List<long[]> eaten) {
    while (!eaten.contains(new long[0])) {
      eaten.add(new long[1 << 17]);
    }
  }

  private static void print(XHTMLContentHandler handler) throws SAXException {
    System.out.println("this would break the protocol");
    System.err.println("and this would be read as a reason");
    handler.startDocument();
    handler.characters("printed");
    handler.endDocument();
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }
}
