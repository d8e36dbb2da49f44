package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a complete upload, read back from its stored parts. */
final class StoredParts extends InputStream {
  private final List<Part> parts;
  private final DirectoryObjectStore store;
  private final PendingUpload upload;
  private int number = -1;
  private @Nullable StoredContent open;
  private @Nullable InputStream content;

  StoredParts(DirectoryObjectStore store, PendingUpload upload) {
    this.store = store;
    this.upload = upload;
    this.parts = upload.parts();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (true) {
      int read = content == null ? -1 : content.read(into, offset, length);
      if (read >= 0) {
        return read;
      }
      if (!next()) {
        return -1;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  private boolean next() throws IOException {
    close();
    number++;
    if (number == parts.size()) {
      return false;
    }
    Part part = parts.get(number);
    UploadRecord record = upload.record();
    StoredObject object =
        new StoredObject(
            record.objectId(), record.objectId(), record.filingId(), "", part.size(), "", "", "");
    FileChannel file = FileChannel.open(upload.bytesOf(number), StandardOpenOption.READ);
    open =
        new StoredContent(
            new Manifest(object, List.of(part), true),
            file,
            part.storedBytes(),
            any -> upload.bytesOf(any),
            store.random());
    content = open.stream();
    return true;
  }
}
