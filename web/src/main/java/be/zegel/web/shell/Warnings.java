package be.zegel.web.shell;

import java.util.List;

/**
 * Parts without which the application works and something stays behind. Implemented as a CDI bean;
 * shown beside the health of the server, which stays up.
 */
public interface Warnings {

  /** Short words for the parts that are missing. */
  List<String> missing();
}
