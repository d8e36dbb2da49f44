package be.zegel.launcher;

import be.zegel.launcher.ApiClient.ApiRefusal;
import be.zegel.launcher.CrashPromises.PromisedEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two persons who hand one exhibit back and forth: offered, then accepted, refused or withdrawn.
 * When an answer is lost they do what people do: repeat the request under its key, and where the
 * server cannot say what became of it, look.
 */
final class CrashCustodian implements Runnable {

  /** What the whole of a lost step may have left: all of it or nothing. */
  private enum Step {
    TRANSFER_OFFERED,
    TRANSFER_ACCEPTED,
    TRANSFER_REFUSED,
    TRANSFER_WITHDRAWN
  }

  private static final int LONGEST_SILENCE_SECONDS = 600;

  private final Map<String, ApiClient> persons;
  private final List<String> names;
  private final String exhibit;
  private final Random random;
  private final CrashPromises promises;
  private final AtomicBoolean end;

  /**
   * A pair.
   *
   * @param persons the two, by user name
   * @param end set when no further step is to be taken
   */
  CrashCustodian(
      Map<String, ApiClient> persons,
      String exhibit,
      long seed,
      CrashPromises promises,
      AtomicBoolean end) {
    this.persons = Map.copyOf(persons);
    this.names = persons.keySet().stream().sorted().toList();
    this.exhibit = exhibit;
    this.random = new Random(seed);
    this.promises = promises;
    this.end = end;
  }

  @Override
  public void run() {
    while (!end.get()) {
      String holder = holder();
      JsonNode open = openOffer(holder);
      if (open == null) {
        offer(holder);
      } else {
        answer(holder, open);
      }
      pause(20 + random.nextInt(200));
    }
  }

  private String holder() {
    return asking(() -> any().get("exhibits/" + exhibit)).path("custodian").asText();
  }

  private @Nullable JsonNode openOffer(String holder) {
    for (JsonNode transfer :
        asking(() -> any().all("exhibits/" + exhibit + "/transfers", Map.of()))) {
      if (transfer.path("state").asText().equals("OFFERED")
          && transfer.path("from").asText().equals(holder)) {
        return transfer;
      }
    }
    return null;
  }

  private void offer(String holder) {
    JsonNode offered =
        repeating(
            holder,
            "exhibits/" + exhibit + "/transfers",
            Map.of("to", other(holder), "purpose", "STORAGE"));
    if (offered != null) {
      promise(offered.path("id").asText(), Step.TRANSFER_OFFERED);
    }
  }

  private void answer(String holder, JsonNode offer) {
    String id = offer.path("id").asText();
    int chance = random.nextInt(10);
    String by = chance < 9 ? other(holder) : holder;
    Step step =
        chance < 7
            ? Step.TRANSFER_ACCEPTED
            : chance < 9 ? Step.TRANSFER_REFUSED : Step.TRANSFER_WITHDRAWN;
    String verb =
        switch (step) {
          case TRANSFER_OFFERED -> throw new IllegalStateException("an offer is no answer");
          case TRANSFER_ACCEPTED -> "acceptance";
          case TRANSFER_REFUSED -> "refusal";
          case TRANSFER_WITHDRAWN -> "withdrawal";
        };
    Map<String, Object> body =
        step == Step.TRANSFER_ACCEPTED ? Map.of("condition", "soak") : Map.of("reason", "soak");
    if (repeating(by, "transfers/" + id + "/" + verb, body) != null) {
      promise(id, step);
    }
  }

  private void promise(String transfer, Step step) {
    promises.happened(new PromisedEvent(exhibit, transfer, step.name()));
  }

  /**
   * Posts until there is an answer, under one key.
   *
   * @return null when the server had to admit that it does not know whether it was done
   */
  private @Nullable JsonNode repeating(String person, String path, Map<String, Object> body) {
    String key = UUID.randomUUID().toString();
    try {
      return asking(() -> as(person).post(path, body, key));
    } catch (ApiRefusal refusal) {
      if (refusal.code().equals("idempotency-conflict")) {
        promises.broke();
        return null;
      }
      throw refusal;
    }
  }

  /** Asks until there is an answer that is not "later". */
  private <T> T asking(Supplier<T> question) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SILENCE_SECONDS);
    while (true) {
      try {
        return question.get();
      } catch (UncheckedIOException | ApiRefusal e) {
        boolean passes = !(e instanceof ApiRefusal refusal) || refusal.status() >= 500;
        if (!passes || System.nanoTime() > until) {
          throw e;
        }
        promises.broke();
        pause(500);
      }
    }
  }

  private ApiClient any() {
    return as(names.getFirst());
  }

  private ApiClient as(String person) {
    return Objects.requireNonNull(persons.get(person));
  }

  private String other(String person) {
    return names.get(0).equals(person) ? names.get(1) : names.get(0);
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiClient.Interrupted(e);
    }
  }
}
