package be.zegel.wrong.open;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Wrong on purpose: an entity that anybody may hold and change. */
@Entity
public class OpenFile {

  @Id private long id;
  private String name = "";

  /** What makes it wrong. */
  public void setName(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return id + name;
  }
}
