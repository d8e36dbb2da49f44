package be.zegel.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A container's bytes: a file in scratch when it fits there, else read by position from the
 * supervisor.
 *
 * @param file in scratch, or null
 */
record Container(Content content, long size, @Nullable Path file) {
  SeekableByteChannel channel() throws IOException {
    return file == null ? new ContentChannel(content, size) : Files.newByteChannel(file);
  }

  InputStream stream() throws IOException {
    return Channels.newInputStream(channel());
  }
}
