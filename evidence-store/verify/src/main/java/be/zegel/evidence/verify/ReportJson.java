package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.Gap;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A report for other programs. */
final class ReportJson {
  private ReportJson() {}

  static Json of(Report report, Hash packet) {
    Map<String, Json> members = new TreeMap<>();
    members.put("packet", Json.text(packet.hex()));
    members.put("verdict", Json.text(report.verdict().word()));
    members.put("findings", list(report.findings(), ReportJson::of));
    members.put("exhibits", list(report.exhibits(), ReportJson::of));
    members.put("events", Json.counter(report.events()));
    members.put("withheldFields", Json.counter(report.withheldFields()));
    members.put("withheldExhibits", Json.counter(report.withheldExhibits()));
    members.put("completeAt", time(report.completeAt()));
    members.put("stampedAt", time(report.stampedAt()));
    members.put("stampedBy", text(report.stampedBy()));
    members.put("witnesses", Json.texts(report.witnesses().stream().sorted().toList()));
    members.put("demo", Json.truth(report.demo()));
    members.put("trust", text(report.trust().map(Hash::hex)));
    return Json.members(members);
  }

  private static Json of(Finding finding) {
    return Json.members(
        Map.of(
            "kind", Json.text(finding.kind().name()),
            "verdict", Json.text(finding.kind().verdict().word()),
            "where", Json.text(finding.where()),
            "detail", Json.text(wellFormed(finding.detail()))));
  }

  private static Json of(ExhibitReport exhibit) {
    Map<String, Json> members = new TreeMap<>();
    members.put("item", Json.text(exhibit.item().toString()));
    members.put("label", text(exhibit.label()));
    members.put("description", text(exhibit.description()));
    members.put("events", Json.counter(exhibit.events()));
    members.put("complete", Json.truth(exhibit.complete()));
    members.put("ordered", Json.truth(exhibit.ordered()));
    members.put("custody", Json.truth(exhibit.custody()));
    members.put("unbroken", Json.truth(exhibit.unbroken()));
    members.put("phase", Json.text(exhibit.phase().name()));
    members.put("custodian", exhibit.custodian().map(Custodian::json).orElseGet(Json::nothing));
    members.put("seal", text(exhibit.seal()));
    members.put("gaps", list(exhibit.gaps(), ReportJson::of));
    members.put("handovers", list(exhibit.handovers(), ReportJson::of));
    Map<String, Json> signatures = new TreeMap<>();
    for (Signed how : Signed.values()) {
      signatures.put(how.name(), Json.counter(exhibit.signed(how)));
    }
    members.put("signatures", Json.members(signatures));
    members.put("withheldFields", Json.counter(exhibit.withheldFields()));
    members.put("objects", list(exhibit.objects(), ReportJson::of));
    members.put("sealedAt", time(exhibit.sealedAt()));
    members.put("anchoredAt", time(exhibit.anchoredAt()));
    return Json.members(members);
  }

  private static Json of(Gap gap) {
    return Json.members(
        Map.of(
            "kind", Json.text(gap.kind().name()),
            "fromSeq", Json.counter(gap.fromSeq()),
            "toSeq", Json.counter(gap.toSeq()),
            "from", Json.text(gap.from().toString()),
            "to", text(Optional.ofNullable(gap.to()).map(Object::toString))));
  }

  private static Json of(Handover handover) {
    return Json.members(
        Map.of(
            "offered", Json.counter(handover.offered()),
            "answered", Json.counter(handover.answered()),
            "from", Json.text(handover.from()),
            "to", Json.text(handover.to()),
            "giver", Json.text(handover.giver().name()),
            "receiver", Json.text(handover.receiver().name())));
  }

  private static Json of(ObjectCheck object) {
    return Json.members(
        Map.of(
            "sha256", Json.text(object.sha256().hex()),
            "name", text(object.name()),
            "found", Json.text(object.found().name())));
  }

  /** Bytes of a broken packet may stand in a message; what is no text is shown as a mark. */
  private static String wellFormed(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static <T> Json list(List<T> values, java.util.function.Function<T, Json> form) {
    return Json.items(values.stream().map(form).toList());
  }

  private static Json text(Optional<String> text) {
    return text.map(Json::text).orElseGet(Json::nothing);
  }

  private static Json time(Optional<Instant> time) {
    return text(time.map(Instant::toString));
  }
}
