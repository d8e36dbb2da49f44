package be.zegel.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.evidence.tlog.TestKeys;
import be.zegel.evidence.tlog.TestTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VouchingServerTest {
  private static final String ORIGIN = "custody.example/2027";
  private static final TestTree TREE = TestTree.ofSize(20);

  @TempDir private Path folder;
  private final NoteSigner key = TestKeys.signer(ORIGIN, SignatureType.ED25519);

  private static String request(int old, int size) {
    return new AddCheckpoint(old, List.of(), new Checkpoint(ORIGIN, TREE.head(size)).text()).body();
  }

  @Test
  void answersOverTcpAsTheSpecificationSays() throws Exception {
    try (CheckpointMemory memory = new CheckpointMemory(folder);
        VouchingServer server =
            VouchingServer.listen(
                new LogSigner(ORIGIN, memory, List.of(key)),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      HttpClient http = HttpClient.newHttpClient();
      URI base =
          URI.create(
              "http://localhost:" + ((InetSocketAddress) server.address()).getPort() + "/w/");

      HttpResponse<String> vouched = post(http, base, request(0, 20));
      assertThat(vouched.statusCode()).isEqualTo(200);
      assertThat(
              key.verifier()
                  .verifies(
                      new Checkpoint(ORIGIN, TREE.head(20)).text(),
                      Note.signature(vouched.body().strip())))
          .isTrue();
      HttpResponse<String> elsewhere = post(http, base, request(0, 20));
      assertThat(elsewhere.statusCode()).isEqualTo(409);
      assertThat(elsewhere.body()).isEqualTo("20\n");
      assertThat(elsewhere.headers().firstValue("content-type")).contains("text/x.tlog.size");
      assertThat(post(http, base, "nonsense").statusCode()).isEqualTo(400);
      assertThat(post(http, base, "x".repeat(600_000)).statusCode()).isEqualTo(413);
      assertThat(
              http.send(
                      HttpRequest.newBuilder(base.resolve("checkpoint")).build(),
                      BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(404);
    }
  }

  private static HttpResponse<String> post(HttpClient http, URI base, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(base.resolve("add-checkpoint"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void answersOverAUnixSocketAndLeavesNoFile() throws IOException {
    Path socket = folder.resolve("signer.sock");
    Files.createFile(socket);
    try (CheckpointMemory memory = new CheckpointMemory(folder.resolve("memory"));
        VouchingServer server =
            VouchingServer.listen(
                new LogSigner(ORIGIN, memory, List.of(key)), UnixDomainSocketAddress.of(socket))) {
      assertThat(server.address()).isEqualTo(UnixDomainSocketAddress.of(socket));
      try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        assertThat(exchange(connection, request(0, 20))).startsWith("HTTP/1.1 200 ");
        assertThat(exchange(connection, request(0, 20))).startsWith("HTTP/1.1 409 ");
      }
      VouchingClient client = new VouchingClient(socket, Duration.ofSeconds(30));
      assertThat(client.add(request(0, 20).getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(new Vouching.Elsewhere(20));
      assertThat(client.add(request(20, 20).getBytes(StandardCharsets.UTF_8)))
          .isInstanceOfSatisfying(
              Vouching.Vouched.class, vouched -> assertThat(vouched.signatures()).hasSize(1));
      assertThat(client.add("nonsense".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    }
    assertThat(socket).doesNotExist();
  }

  @Test
  void aClientDoesNotWaitForASignerThatIsSilent() throws IOException {
    Path socket = folder.resolve("silent.sock");
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      VouchingClient client = new VouchingClient(socket, Duration.ofMillis(200));

      assertThatThrownBy(() -> client.add(request(0, 20).getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no answer");
    }
    VouchingClient nobody = new VouchingClient(folder.resolve("none"), Duration.ofSeconds(1));
    assertThatThrownBy(() -> nobody.add(new byte[0])).isInstanceOf(IOException.class);
  }

  private static String exchange(SocketChannel connection, String body) throws IOException {
    String request =
        "POST /add-checkpoint HTTP/1.1\r\nHost: signer\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    ByteBuffer out = StandardCharsets.US_ASCII.encode(request);
    while (out.hasRemaining()) {
      connection.write(out);
    }
    ByteBuffer in = ByteBuffer.allocate(10_000);
    connection.read(in);
    return StandardCharsets.UTF_8.decode(in.flip()).toString();
  }
}
