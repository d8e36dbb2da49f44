package be.zegel.samples;

import be.zegel.samples.DemoDossier.Answer;
import be.zegel.samples.DemoDossier.DemoExhibit;
import be.zegel.samples.DemoDossier.DemoFile;
import be.zegel.samples.DemoDossier.DemoLegalBasis;
import be.zegel.samples.DemoDossier.DemoTransfer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exhibits of one demo case while they are written into the folder. */
final class CaseScript {

  private final EvidenceFolder folder;
  private final String key;
  private final List<DemoExhibit> exhibits = new ArrayList<>();

  CaseScript(EvidenceFolder folder, String key) {
    this.folder = folder;
    this.key = key;
  }

  /** An exhibit in the making. */
  final class Exhibit {

    private final String label;
    private final String description;
    private final String category;
    private final List<DemoFile> files = new ArrayList<>();
    private final List<DemoTransfer> transfers = new ArrayList<>();
    private String kind = "DIGITAL";
    private String seizedAt = "";
    private String place = "";
    private DemoLegalBasis basis = new DemoLegalBasis("SEIZE", "DEMO");
    private @Nullable String seal;

    private Exhibit(String label, String category, String description) {
      this.label = label;
      this.category = category;
      this.description = description;
    }

    Exhibit seized(String at, String where, String code, String reference) {
      seizedAt = at;
      place = where;
      basis = new DemoLegalBasis(code, reference);
      return this;
    }

    /** A thing in a sealed bag. */
    Exhibit sealed(String number) {
      kind = "PHYSICAL";
      seal = number;
      return this;
    }

    Exhibit file(Sample... samples) throws IOException {
      for (Sample sample : samples) {
        String path = folder.write("cases/" + key + "/" + label, key, label, sample);
        files.add(new DemoFile(path, sample.name()));
      }
      return this;
    }

    /** A hand-over that the receiver accepts with the seal as it was offered. */
    Exhibit handedOver(String from, String to, String purpose, String condition) {
      transfers.add(new DemoTransfer(from, to, purpose, seal, Answer.ACCEPT, seal, condition));
      return this;
    }

    /** A hand-over at which the receiver reads another seal number. */
    Exhibit handedOverWithOtherSeal(
        String from, String to, String purpose, String observed, String condition) {
      transfers.add(new DemoTransfer(from, to, purpose, seal, Answer.ACCEPT, observed, condition));
      return this;
    }

    Exhibit refusedBy(String from, String to, String purpose, String reason) {
      transfers.add(new DemoTransfer(from, to, purpose, seal, Answer.REFUSE, null, reason));
      return this;
    }

    Exhibit offered(String from, String to, String purpose) {
      transfers.add(new DemoTransfer(from, to, purpose, seal, Answer.LEAVE_OPEN, null, ""));
      return this;
    }

    void done() {
      exhibits.add(
          new DemoExhibit(
              label, description, kind, category, seizedAt, place, basis, seal, files, transfers));
    }
  }

  Exhibit exhibit(String label, String category, String description) {
    return new Exhibit(label, category, description);
  }

  List<DemoExhibit> exhibits() {
    return List.copyOf(exhibits);
  }
}
