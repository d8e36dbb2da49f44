package be.zegel.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The stored persons. */
@ApplicationScoped
class Persons {

  @PersistenceContext private EntityManager entities;

  Optional<Person> byUsername(String username) {
    return entities
        .createQuery("select p from Person p where p.username = :username", Person.class)
        .setParameter("username", username)
        .getResultStream()
        .findFirst();
  }

  Optional<Person> byId(long id) {
    return Optional.ofNullable(entities.find(Person.class, id));
  }

  /**
   * Active persons whose user name or name begins with the text, by name; at most {@code limit}.
   */
  List<Person> beginningWith(String text, int limit) {
    return entities
        .createQuery(
            """
            select p from Person p
            where p.active = true and (p.username like :begin escape '\\' or lower(p.name) like :begin escape '\\' or lower(p.name) like :word escape '\\')
            order by p.name, p.id
            """,
            Person.class)
        .setParameter("begin", escaped(text) + "%")
        .setParameter("word", "% " + escaped(text) + "%")
        .setMaxResults(limit)
        .getResultList();
  }

  List<Person> activeInUnits(List<Integer> units) {
    return entities
        .createQuery(
            "select p from Person p where p.active = true and p.unitId in :units order by p.name, p.id",
            Person.class)
        .setParameter("units", units)
        .getResultList();
  }

  void add(Person person) {
    entities.persist(person);
  }

  private static String escaped(String text) {
    return text.toLowerCase(java.util.Locale.ROOT)
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_");
  }
}
