package be.zegel.evidence.index;

/** In which order hits come. Every order ends with case and item id and is therefore total. */
public enum SortOrder {
  /** Best first. */
  RELEVANCE,
  /** Latest main date first, undated last. */
  NEWEST,
  /** Earliest main date first, undated last. */
  OLDEST,
  /** By path, as people sort: without case and accents, numbers by value. */
  PATH,
  /** By name, as people sort. */
  NAME
}
