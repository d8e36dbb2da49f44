package be.zegel.samples;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts mails behind each other in one file, in the mbox format with quoted From lines. */
final class Mailbox {

  private Mailbox() {}

  static Sample of(String name, Mail... mails) {
    return of(name, Arrays.asList(mails));
  }

  static Sample of(String name, List<Mail> mails) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Sample> messages = new ArrayList<>();
    for (Mail mail : mails) {
      Sample message = mail.inMailbox();
      messages.add(message);
      out.writeBytes(mail.mailboxLine().getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(quoted(message.bytes()));
      out.write('\n');
    }
    return new Sample(name, "application/mbox", out.toByteArray()).mute().containing(messages);
  }

  private static byte[] quoted(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return text.replaceAll("(?m)^(>*From )", ">$1").getBytes(StandardCharsets.ISO_8859_1);
  }
}
