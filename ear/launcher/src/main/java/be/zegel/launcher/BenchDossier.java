package be.zegel.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A case with an exhibit under which a benchmark files, as an investigator's own program would. */
record BenchDossier(ApiClient api, URI url, String caseId, String exhibit) {

  private static final int BUFFER = 1 << 20;
  private static final int PATIENCE_SECONDS = 1800;

  /** Writes the bytes of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Opens a case of the Antwerp unit and registers an exhibit in it. */
  static BenchDossier open(ApiClient api, URI url, String title, String label) {
    Map<String, Object> opening = new LinkedHashMap<>();
    opening.put("title", title);
    opening.put("summary", "");
    opening.put("phenomenon", "PHISH");
    opening.put("proceduralLanguage", "nl");
    opening.put("confidentiality", "NORMAL");
    opening.put("place", "Antwerpen");
    opening.put("unit", "RCCU-ANT");
    opening.put("office", "ANT");
    String caseId = api.post("cases", opening, null).path("id").asText();
    Map<String, Object> exhibit = new LinkedHashMap<>();
    exhibit.put("label", label);
    exhibit.put("description", "Benchmark");
    exhibit.put("kind", "DIGITAL");
    exhibit.put("category", "STORAGE");
    exhibit.put("seizedAt", "2026-01-05T10:00:00+01:00");
    exhibit.put("place", "Antwerpen");
    exhibit.put("legalBasis", Map.of("code", "CONSENT", "reference", "BENCH"));
    String id = api.post("cases/" + caseId + "/exhibits", exhibit, null).path("id").asText();
    return new BenchDossier(api, url, caseId, id);
  }

  /** The unit's leader gives the case to the investigator, who begins: prosecutors see it then. */
  void investigate(ApiClient leader, String username) {
    leader.post(
        "cases/" + caseId + "/members",
        Map.of("username", username, "role", "LEAD", "reason", "Benchmark"),
        null);
    step(leader, "ASSIGNED");
    step(api, "INVESTIGATION");
  }

  private void step(ApiClient by, String state) {
    by.post("cases/" + caseId + "/transitions", Map.of("to", state, "reason", "Benchmark"), null);
  }

  /**
   * Files a file in one request (tus: creation with upload).
   *
   * @return its id, once the server has said that it is durable
   */
  String file(String filename, long size, Content content) throws IOException {
    HttpURLConnection request =
        (HttpURLConnection) URI.create(url + "/api/v1/uploads").toURL().openConnection();
    request.setRequestMethod("POST");
    request.setDoOutput(true);
    request.setFixedLengthStreamingMode(size);
    request.setReadTimeout(600_000);
    api.request("uploads", Map.of())
        .build()
        .headers()
        .firstValue("Authorization")
        .ifPresent(value -> request.setRequestProperty("Authorization", value));
    request.setRequestProperty("Tus-Resumable", "1.0.0");
    request.setRequestProperty("Upload-Length", String.valueOf(size));
    request.setRequestProperty(
        "Upload-Metadata", "exhibit " + base64(exhibit) + ",filename " + base64(filename));
    request.setRequestProperty("Content-Type", "application/offset+octet-stream");
    try (OutputStream out = request.getOutputStream()) {
      content.writeTo(out);
    }
    int status = request.getResponseCode();
    String file = request.getHeaderField("Zegel-File");
    if (status != HttpURLConnection.HTTP_CREATED || file == null) {
      throw new IOException("The upload was answered with " + status);
    }
    return file;
  }

  /** The SHA-256 that the server has recorded of a file. */
  String sha256(String file) {
    return api.get("files/" + file).path("sha256").asText();
  }

  /** Waits until the workers are done with a file. @return how they ended */
  String awaitRead(String file) throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 4; i++) {
      String state = api.get("files/" + file).path("state").asText();
      if (!state.equals("STORED") && !state.equals("EXTRACTING")) {
        return state;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    throw new IllegalStateException("the file " + file + " is not read after half an hour");
  }

  /** A buffer of the size in which contents are best written. */
  static byte[] buffer() {
    return new byte[BUFFER];
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
