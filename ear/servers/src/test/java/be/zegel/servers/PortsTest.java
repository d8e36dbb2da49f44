package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void areFourInARow() {
    Ports ports = new Ports(18080);

    assertThat(ports.keycloak()).isEqualTo(18081);
    assertThat(ports.database()).isEqualTo(18082);
    assertThat(ports.management()).isEqualTo(18083);
    assertThat(Ports.STANDARD.application()).isEqualTo(8080);
  }

  @Test
  void refuseARangeThatLeavesTheUnprivilegedPorts() {
    assertThatThrownBy(() -> new Ports(80)).isInstanceOf(ServerRefusal.class);
    assertThatThrownBy(() -> new Ports(65533)).hasMessageContaining("65532");
  }

  @Test
  void anOccupiedPortIsRefusedByNumberAndName() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Ports ports = new Ports(taken.getLocalPort() - 1);

      assertThatThrownBy(() -> ports.requireFree(true))
          .isInstanceOfSatisfying(
              ServerRefusal.class,
              refusal -> assertThat(refusal.kind()).isEqualTo(ServerRefusal.Kind.MISSING))
          .hasMessageContaining(Integer.toString(taken.getLocalPort()))
          .hasMessageContaining("Keycloak's port");
    }
  }

  @Test
  void theDatabasesPortMayBeTakenWhenTheDatabaseIsExternal() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Ports ports = new Ports(taken.getLocalPort() - 2);

      assertThatThrownBy(() -> ports.requireFree(true)).hasMessageContaining("PostgreSQL's port");
      assertThatCode(() -> ports.requireFree(false)).doesNotThrowAnyException();
    }
  }
}
