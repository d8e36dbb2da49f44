package be.zegel.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The authenticator in a person's laptop: Chromium's virtual one, which holds real keys. What it
 * holds is kept in the data folder of the tested system under the person's name, so that a later
 * run against the same system has it again; and programs can sign with it too.
 */
final class VirtualPasskey {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final RunningSystem system;
  private final Path file;
  private final CDPSession session;
  private final String authenticator;

  private VirtualPasskey(
      RunningSystem system, Path file, CDPSession session, String authenticator) {
    this.system = system;
    this.file = file;
    this.session = session;
    this.authenticator = authenticator;
  }

  /** Puts the person's authenticator into the browser, with the keys it had. */
  static VirtualPasskey of(RunningSystem system, Browser browser, String username) {
    CDPSession session = browser.context().newCDPSession(browser.page());
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject asked = new JsonObject();
    asked.add("options", options);
    String id =
        session
            .send("WebAuthn.addVirtualAuthenticator", asked)
            .get("authenticatorId")
            .getAsString();
    Path file = system.data().resolve("test-passkey-" + username + ".json");
    VirtualPasskey passkey = new VirtualPasskey(system, file, session, id);
    passkey.credentials().forEach(passkey::put);
    return passkey;
  }

  private void put(JsonElement credential) {
    JsonObject asked = new JsonObject();
    asked.addProperty("authenticatorId", authenticator);
    asked.add("credential", credential);
    session.send("WebAuthn.addCredential", asked);
  }

  private List<JsonElement> credentials() {
    if (Files.notExists(file)) {
      return List.of();
    }
    List<JsonElement> kept = new ArrayList<>();
    JsonParser.parseString(RunningSystem.read(file)).getAsJsonArray().forEach(kept::add);
    return kept;
  }

  /** Keeps what the authenticator holds now. */
  void keep() {
    JsonObject asked = new JsonObject();
    asked.addProperty("authenticatorId", authenticator);
    try {
      Files.writeString(
          file, session.send("WebAuthn.getCredentials", asked).get("credentials").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the person is at hand to be verified. */
  void verifies(boolean verified) {
    JsonObject asked = new JsonObject();
    asked.addProperty("authenticatorId", authenticator);
    asked.addProperty("isUserVerified", verified);
    session.send("WebAuthn.setUserVerified", asked);
  }

  /** Whether it holds the key of this credential. */
  boolean holds(String credential) {
    return credentials().stream()
        .anyMatch(each -> credential.equals(base64url(each, "credentialId")));
  }

  private static String base64url(JsonElement credential, String name) {
    byte[] bytes = Base64.getDecoder().decode(credential.getAsJsonObject().get(name).getAsString());
    return BASE64.encodeToString(bytes);
  }

  /** The signatures that a prepared act asks for, as the header of its second call. */
  String[] signed(JsonNode request) {
    List<ObjectNode> made = new ArrayList<>();
    request
        .path("events")
        .forEach(
            event ->
                made.add(
                    assertion(
                        request.path("credentials").path(0).asText(),
                        event.path("challenge").asText(),
                        request.path("relyingParty").asText())));
    return new String[] {
      "Zegel-Signing",
      request.path("id").asText(),
      "Zegel-Assertions",
      BASE64.encodeToString(made.toString().getBytes(StandardCharsets.UTF_8))
    };
  }

  private ObjectNode assertion(String credential, String challenge, String relyingParty) {
    JsonElement own =
        credentials().stream()
            .filter(each -> credential.equals(base64url(each, "credentialId")))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("not the person's own key"));
    ObjectNode client = Api.JSON.createObjectNode();
    client.put("type", "webauthn.get");
    client.put("challenge", challenge);
    client.put("origin", "http://" + relyingParty + ":" + system.url().getPort());
    byte[] clientData = client.toString().getBytes(StandardCharsets.UTF_8);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      data.writeBytes(sha.digest(relyingParty.getBytes(StandardCharsets.UTF_8)));
      data.write(0x05);
      // Later than every count of the authenticator itself, which counts its uses.
      int counter = (int) (System.currentTimeMillis() / 100 & 0x3fff_ffff);
      data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
      byte[] pkcs8 =
          Base64.getDecoder().decode(own.getAsJsonObject().get("privateKey").getAsString());
      PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(data.toByteArray());
      signature.update(sha.digest(clientData));
      ObjectNode made = Api.JSON.createObjectNode();
      made.put("credentialId", credential);
      made.put("authenticatorData", BASE64.encodeToString(data.toByteArray()));
      made.put("clientDataJSON", BASE64.encodeToString(clientData));
      made.put("signature", BASE64.encodeToString(signature.sign()));
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
