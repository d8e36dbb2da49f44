package be.zegel.servers;

/** Where long work says how far it is; called from several threads. */
public interface Progress {
  /** Says nothing. */
  Progress SILENT = line -> {};

  /** One short line about a step that begins or is done. */
  void say(String line);
}
