package be.zegel.packets;

import be.zegel.evidence.packet.HeadProof;
import be.zegel.evidence.packet.PacketEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a packet, as it was when the head map was taken.
 *
 * @param language the language of the procedure
 * @param caseChain the chain of the case
 * @param exhibits the chains of the exhibits that are shown
 * @param keys the chain of keys, when an event that is shown is signed with a passkey; else null
 */
public record PacketMaterial(
    PacketView packet,
    String language,
    ChainOf caseChain,
    List<ChainOf> exhibits,
    @Nullable ChainOf keys) {

  public PacketMaterial {
    exhibits = List.copyOf(exhibits);
  }

  /**
   * A chain up to its head in the map, without what is withheld.
   *
   * @param subject the exhibit, or the case
   */
  public record ChainOf(UUID subject, HeadProof head, List<PacketEvent> events) {
    public ChainOf {
      events = List.copyOf(events);
    }
  }
}
