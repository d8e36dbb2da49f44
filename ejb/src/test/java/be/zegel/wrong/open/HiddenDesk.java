package be.zegel.wrong.open;

import jakarta.ejb.Stateless;

/** Wrong on purpose: an enterprise bean is called by the container too, however hidden it is. */
@Stateless
class HiddenDesk {

  /** What makes it wrong. */
  public String forAnybody() {
    return "anybody";
  }
}
