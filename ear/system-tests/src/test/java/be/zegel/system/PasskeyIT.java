package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.verify.ExhibitReport;
import be.zegel.evidence.verify.PacketVerifier;
import be.zegel.evidence.verify.Report;
import be.zegel.evidence.verify.Signed;
import be.zegel.evidence.verify.Verdict;
import be.zegel.system.Api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Officers sign with passkeys of their own: enrolled in the browser, vouched for by a second
 * person, used on both sides of a hand-over, and checked by a stranger from the packet alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PREPARE = "prepare";

  /** A person at a laptop with a passkey. */
  private record Officer(String username, Browser browser, VirtualPasskey passkey) {}

  @TempDir private Path folder;

  private final RunningSystem system = RunningSystem.get();
  private final List<Officer> officers = new ArrayList<>();

  private Officer officer(String username) {
    Browser browser = Browser.of(system, username);
    Officer officer = new Officer(username, browser, VirtualPasskey.of(system, browser, username));
    officers.add(officer);
    return officer;
  }

  private Officer leader() {
    return officers.getFirst();
  }

  /** The leader's key is confirmed by the functional administrator, all others by the leader. */
  @BeforeAll
  void everybodyHasAPasskey() {
    for (String person : StaffedCase.ACCOUNTS) {
      system.as(person).get("/me").expect(200);
    }
    Officer leader = officer("lead.antwerp");
    // An earlier run against this system ended it.
    key(leader, "REVOKING")
        .ifPresent(
            key ->
                system
                    .as("admin")
                    .post("/passkeys/" + id(key) + "/refusal", Map.of("reason", "again"))
                    .expect(200));
    if (confirmed(leader).isEmpty()) {
      proposes(leader);
      String id = own(leader, "PROPOSED").path("id").asText();
      system.as("admin").post("/passkeys/" + id + "/confirmation", Map.of()).expect(200);
    }
    for (String person : List.of("inv.antwerp", "lab.antwerp", "store.antwerp")) {
      Officer officer = officer(person);
      if (confirmed(officer).isEmpty()) {
        proposes(officer);
        isVouchedFor(officer);
      }
    }
  }

  /** Other tests meet these accounts without passkeys, as they expect them. */
  @AfterAll
  void leave() {
    for (Officer officer : officers.reversed()) {
      Optional<JsonNode> key = confirmed(officer);
      if (key.isPresent()) {
        String path = "/passkeys/" + id(key.get());
        system
            .as(officer.username())
            .post(path + "/revocation", Map.of("reason", "end of the test"))
            .expect(200);
        if (!officer.username().equals(leader().username())) {
          system.as("lead.antwerp").post(path + "/confirmation", Map.of()).expect(200);
        }
      }
    }
    officers.forEach(officer -> officer.browser().close());
  }

  /** The person's key that signs and that their authenticator holds. */
  private Optional<JsonNode> confirmed(Officer officer) {
    return key(officer, "CONFIRMED");
  }

  private static String id(JsonNode key) {
    return key.path("id").asText();
  }

  private Optional<JsonNode> key(Officer officer, String state) {
    for (JsonNode key : system.as(officer.username()).all("/passkeys")) {
      if (key.path("state").asText().equals(state)
          && officer.passkey().holds(key.path("credential").asText())) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private JsonNode own(Officer officer, String state) {
    return system.as(officer.username()).all("/passkeys").stream()
        .filter(key -> key.path("state").asText().equals(state))
        .findFirst()
        .orElseThrow();
  }

  private void proposes(Officer officer) {
    Page page = officer.browser().open("/passkeys");
    page.locator("#label").fill("Laptop van dienst");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Passkey maken")).click();
    assertThat(page.getByText("wacht op bevestiging").first()).isVisible();
    officer.passkey().keep();
    officer.browser().isAccessible();
    officer.browser().picture("passkey-page");
  }

  private void isVouchedFor(Officer officer) {
    JsonNode key = own(officer, "PROPOSED");
    Page page = leader().browser().open("/work");
    Locator note =
        page.locator("main .note").filter(new Locator.FilterOptions().setHasText("op uw antwoord"));
    assertThat(note).containsText("passkey");
    leader().browser().isAccessible();
    note.getByRole(AriaRole.LINK).click();
    Locator card =
        page.locator(".card.offer")
            .filter(new Locator.FilterOptions().setHasText(key.path("credential").asText()));
    leader().browser().isAccessible();
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bevestigen")).click();
    assertThat(page.locator("#sign")).containsText(key.path("credential").asText());
    leader().browser().picture("passkey-confirm");
    signs(page);
    assertThat(page.locator("#messages")).containsText("ondertekent vanaf nu");
    leader().passkey().keep();
    assertThat(own(officer, "CONFIRMED").path("confirmedByName").asText()).isNotBlank();
  }

  private static void signs(Page page) {
    page.locator("#sign")
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ondertekenen met passkey"))
        .click();
  }

  private Officer named(String username) {
    return officers.stream()
        .filter(each -> each.username().equals(username))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHandOverIsSignedByBothSidesAndAStrangerSeesThat() throws IOException {
    SubmittedCase dossier =
        SubmittedCase.registered(system, "Handtekeningen " + System.nanoTime()).investigated();
    JsonNode exhibit =
        system.as("inv.antwerp").registersExhibit(dossier.id(), "H-" + StaffedCase.seal());
    String id = exhibit.path("id").asText();

    offers(named("inv.antwerp"), id);
    accepts(named("lab.antwerp"), id, exhibit.path("seal").asText());

    List<JsonNode> events = system.as("lab.antwerp").all("/exhibits/" + id + "/events");
    assertThat(events.stream().map(e -> e.path("signature").asText("") + e.path("type").asText()))
        .contains("PASSKEYTRANSFER_OFFERED", "PASSKEYTRANSFER_ACCEPTED");
    dossier.moves("inv.antwerp", "SUBMITTED", "klaar");
    ExhibitReport report = verified(dossier, exhibit.path("label").asText());
    assertThat(report.handovers()).hasSize(1);
    assertThat(report.handovers().getFirst().giver()).isEqualTo(Signed.PASSKEY);
    assertThat(report.handovers().getFirst().receiver()).isEqualTo(Signed.PASSKEY);
    assertThat(report.complete() && report.ordered() && report.custody()).isTrue();
  }

  private static void offers(Officer giver, String exhibit) {
    Page page = giver.browser().open("/exhibit?id=" + exhibit);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Overdragen")).click();
    Locator dialog = page.locator("#offer");
    dialog.getByRole(AriaRole.COMBOBOX).first().pressSequentially("lab.an");
    page.locator(".ui-autocomplete-item").first().click();
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Aanbieden")).click();
    assertThat(page.locator("#sign")).containsText("Doel");
    giver.browser().isAccessible();
    giver.browser().picture("passkey-sign");
    // Who thinks better of it has recorded nothing; what was typed stays.
    page.locator("#sign")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Annuleren"))
        .click();
    assertThat(page.locator("#sign")).hasCount(0);
    giver.passkey().verifies(false);
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Aanbieden")).click();
    signs(page);
    assertThat(page.locator("#sign")).containsText("niet ondertekend");
    giver.passkey().verifies(true);
    signs(page);
    assertThat(page.locator("ol.chain li").first()).containsText("ondertekend");
    giver.passkey().keep();
  }

  private static void accepts(Officer taker, String exhibit, String seal) {
    Page page = taker.browser().open("/exhibit?id=" + exhibit);
    page.getByLabel("Zegel zoals u het leest").fill(seal);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Aanvaarden")).click();
    assertThat(page.locator("#sign")).containsText(seal);
    signs(page);
    Locator chain = page.locator("ol.chain");
    assertThat(chain.locator(".chip.ok")).hasCount(2);
    taker.browser().isAccessible();
    taker.browser().picture("passkey-timeline");
    taker.passkey().keep();
  }

  /** What a stranger finds out about an exhibit from a packet of the case and the trust bundle. */
  private ExhibitReport verified(SubmittedCase dossier, String label) throws IOException {
    Api prosecutor = system.as("pros.antwerp");
    String packet =
        prosecutor
            .post(
                "/cases/" + dossier.id() + "/packets",
                Map.of("recipient", "the defence", "ground", "art. 21bis Sv."))
            .expect(201)
            .json()
            .path("id")
            .asText();
    prosecutor.await(
        "/packets/" + packet, each -> each.path("state").asText().equals("READY"), PATIENCE);
    Path file =
        Files.write(
            folder.resolve("packet.asice"),
            prosecutor.get("/packets/" + packet + "/content").expect(200).bytes());
    Report report =
        new PacketVerifier(
                Optional.of(
                    TrustBundle.parse(Files.readAllBytes(system.data().resolve("trust.json")))),
                Optional.empty())
            .verify(file);
    // Whose the other keys of the service are, is withheld.
    assertThat(report.verdict())
        .as(() -> report.first().toString())
        .isIn(Verdict.VERIFIED, Verdict.VERIFIED_WITH_WITHHELD);
    return report.exhibits().stream()
        .filter(each -> each.label().equals(Optional.of(label)))
        .findFirst()
        .orElseThrow();
  }

  /** An exhibit that the evidence custodian holds, sealed. */
  private JsonNode held() {
    Api investigator = system.as("inv.antwerp");
    String dossier =
        SubmittedCase.registered(system, "Handtekening " + System.nanoTime()).investigated().id();
    JsonNode exhibit = investigator.registersExhibit(dossier, "P-" + StaffedCase.seal());
    String offer =
        investigator
            .post(
                "/exhibits/" + exhibit.path("id").asText() + "/transfers",
                Map.of("to", "store.antwerp", "purpose", "STORAGE"))
            .expect(201)
            .json()
            .path("id")
            .asText();
    system
        .as("store.antwerp")
        .post(
            "/transfers/" + offer + "/acceptance",
            Map.of("sealObserved", exhibit.path("seal").asText()))
        .expect(200);
    return exhibit;
  }

  @Test
  void aProgramPreparesSignsAndCommitsAndNothingElseIsRecorded() {
    Officer custodian = named("store.antwerp");
    Api api = system.as("store.antwerp");
    JsonNode exhibit = held();
    String acts = "/exhibits/" + exhibit.path("id").asText() + "/acts";
    String chain = "/exhibits/" + exhibit.path("id").asText() + "/events";
    Map<String, Object> unseal =
        Map.of("act", "UNSEAL", "seal", exhibit.path("seal").asText(), "reason", "onderzoek");
    int before = api.all(chain).size();

    Answer prepared = api.post(acts, unseal, "Zegel-Sign", PREPARE).expect(200);
    assertThat(prepared.header("Zegel-Sign")).isEqualTo("prepared");
    assertThat(prepared.json().path("events").path(0).path("type").asText()).isEqualTo("UNSEALED");
    assertThat(api.all(chain)).hasSize(before);
    String[] signed = custodian.passkey().signed(prepared.json());

    // The same signature does not carry another act.
    Answer other =
        api.post(
            acts,
            Map.of("act", "UNSEAL", "seal", exhibit.path("seal").asText(), "reason", "iets anders"),
            signed);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("signature-stale");

    api.post(acts, unseal, signed).expect(200);
    List<JsonNode> after = api.all(chain);
    assertThat(after).hasSize(before + 1);
    assertThat(after.getLast().path("signature").asText()).isEqualTo("PASSKEY");
    assertThat(after.getLast().path("fields").path("reason").asText()).isEqualTo("onderzoek");

    Answer again = api.post(acts, unseal, signed);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("signature-expired");
    assertThat(api.all(chain)).hasSize(before + 1);
  }

  @Test
  void whenTheChainMovedMeanwhileTheSignatureIsRefusedAndCanBeMadeAnew() {
    Officer custodian = named("store.antwerp");
    Api api = system.as("store.antwerp");
    JsonNode exhibit = held();
    String path = "/exhibits/" + exhibit.path("id").asText();
    Map<String, Object> unseal =
        Map.of("act", "UNSEAL", "seal", exhibit.path("seal").asText(), "reason", "onderzoek");
    JsonNode prepared = api.post(path + "/acts", unseal, "Zegel-Sign", PREPARE).expect(200).json();
    api.post(path + "/acts", Map.of("act", "ANNOTATE", "reason", "intussen")).expect(200);

    Answer stale = api.post(path + "/acts", unseal, custodian.passkey().signed(prepared));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.code()).isEqualTo("signature-stale");

    JsonNode anew = api.post(path + "/acts", unseal, "Zegel-Sign", PREPARE).expect(200).json();
    api.post(path + "/acts", unseal, custodian.passkey().signed(anew)).expect(200);
    assertThat(api.all(path + "/events").getLast().path("signature").asText()).isEqualTo("PASSKEY");
  }

  @Test
  void anotherPersonsSignatureAndARevokedKeySignNothing() {
    Officer custodian = named("store.antwerp");
    Api api = system.as("store.antwerp");
    JsonNode exhibit = held();
    String acts = "/exhibits/" + exhibit.path("id").asText() + "/acts";
    Map<String, Object> unseal =
        Map.of("act", "UNSEAL", "seal", exhibit.path("seal").asText(), "reason", "onderzoek");
    JsonNode prepared = api.post(acts, unseal, "Zegel-Sign", PREPARE).expect(200).json();
    String[] signed = custodian.passkey().signed(prepared);

    Answer forged =
        api.post(
            acts,
            unseal,
            "Zegel-Signing",
            prepared.path("id").asText(),
            "Zegel-Assertions",
            signed[3].substring(0, signed[3].length() - 12) + "AAAAAAAAAAAA");
    assertThat(forged.status()).isEqualTo(400);
    assertThat(forged.code()).isEqualTo("signature-wrong");
    assertThat(system.as("inv.antwerp").post(acts, unseal, signed).status()).isNotEqualTo(200);

    String key = confirmed(custodian).orElseThrow().path("id").asText();
    api.post("/passkeys/" + key + "/revocation", Map.of("reason", "verloren")).expect(200);
    assertThat(api.post(acts, unseal, signed).code()).isEqualTo("signature-wrong");
    assertThat(api.post(acts, unseal, "Zegel-Sign", PREPARE).code()).isEqualTo("no-passkey");
    assertThat(api.post("/passkeys/" + key + "/confirmation", Map.of()).code())
        .isEqualTo("same-person");
    // It was found again: who vouches for the holder does not confirm its end.
    system
        .as("lead.antwerp")
        .post("/passkeys/" + key + "/refusal", Map.of("reason", "teruggevonden"))
        .expect(200);
    JsonNode last = api.all("/exhibits/" + exhibit.path("id").asText() + "/events").getLast();
    assertThat(last.path("type").asText()).isEqualTo("TRANSFER_ACCEPTED");
  }

  @Test
  void whoDoesNotVouchForAPersonDoesNotSeeTheirKey() {
    String key = confirmed(named("inv.antwerp")).orElseThrow().path("id").asText();
    for (String stranger : List.of("inv2.antwerp", "lead.brussels", "pros.antwerp", "auditor")) {
      assertThat(
              system
                  .as(stranger)
                  .post("/passkeys/" + key + "/revocation", Map.of("reason", "x"))
                  .status())
          .as(stranger)
          .isEqualTo(404);
    }
  }

  @Test
  void whatIsNoKeyIsNotProposed() {
    Api api = system.as("inv2.antwerp");
    JsonNode options = api.post("/passkeys/options", Map.of()).expect(200).json();
    assertThat(options.path("relyingParty").asText()).isEqualTo("localhost");
    Answer refused =
        api.post(
            "/passkeys",
            Map.of(
                "ceremony", options.path("id").asText(),
                "label", "x",
                "clientDataJSON", "e30",
                "attestationObject", "oA"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("passkey-unreadable");
  }
}
