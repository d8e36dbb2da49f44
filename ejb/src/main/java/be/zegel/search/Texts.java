package be.zegel.search;

import be.zegel.evidence.index.TextSource;
import be.zegel.evidence.store.ObjectStore;
import be.zegel.filing.FoundItem;
import be.zegel.filing.TextObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The texts of the hits of one page, opened when they are first read and closed with the page. */
final class Texts implements TextSource, AutoCloseable {

  private final ObjectStore objects;
  private final Map<String, FoundItem> items;
  private final Map<String, TextObject> open = new HashMap<>();

  Texts(ObjectStore objects, Map<String, FoundItem> items) {
    this.objects = objects;
    this.items = items;
  }

  @Override
  public CharSequence read(String itemId, long from, long to) throws IOException {
    FoundItem item = items.get(itemId);
    UUID object = item == null ? null : item.textObject();
    if (object == null) {
      return "";
    }
    TextObject text = open.get(itemId);
    if (text == null) {
      text = TextObject.open(objects, object);
      open.put(itemId, text);
    }
    return text.read(from, to);
  }

  @Override
  public void close() {
    for (TextObject text : open.values()) {
      try {
        text.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a text that was only read cannot be closed", e);
      }
    }
  }
}
