package be.zegel.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rail as this reader sees it: the places that exist and are theirs, with what waits in each.
 */
@Named("navigation")
@RequestScoped
public class Navigation {

  /** One line of the rail. */
  public record Place(Destination destination, long waiting, boolean urgent) {

    /** The path below the context root, the icon and the end of the text key. */
    public String page() {
      return destination.page();
    }

    /** The letter after {@code g}. */
    public String key() {
      return destination.key();
    }
  }

  @Inject ServletContext context;
  @Inject Reader reader;
  @Inject Instance<RailCount> counts;

  private @Nullable Map<Boolean, List<Place>> places;

  /** The reader's own work. */
  public List<Place> own() {
    return places().getOrDefault(false, List.of());
  }

  /** What looks over the work of others. */
  public List<Place> overview() {
    return places().getOrDefault(true, List.of());
  }

  /** The places where something waits for the reader. */
  public List<Place> waiting() {
    return Stream.concat(own().stream(), overview().stream())
        .filter(place -> place.waiting() > 0)
        .toList();
  }

  /** True when a page exists under this path, such as {@code search} or {@code case/exhibits}. */
  public boolean exists(String page) {
    try {
      return context.getResource("/" + page + ".xhtml") != null;
    } catch (MalformedURLException notAPath) {
      return false;
    }
  }

  /** The tabs of a case whose pages exist, with the numbers its band carries. */
  public List<CaseTab> tabs() {
    return Arrays.stream(CaseTab.values()).filter(tab -> exists(tab.page())).toList();
  }

  private Map<Boolean, List<Place>> places() {
    if (places == null) {
      Map<Destination, RailCount> known = new EnumMap<>(Destination.class);
      counts.forEach(count -> known.put(count.destination(), count));
      places =
          Arrays.stream(Destination.values())
              .filter(place -> exists(place.page()))
              .filter(
                  place -> place.roles().isEmpty() || place.roles().stream().anyMatch(reader::is))
              .map(place -> place(place, known.get(place)))
              .collect(Collectors.groupingBy(place -> place.destination().overview()));
    }
    return places;
  }

  private static Place place(Destination destination, @Nullable RailCount count) {
    return count == null
        ? new Place(destination, 0, false)
        : new Place(destination, count.waiting(), count.urgent());
  }
}
