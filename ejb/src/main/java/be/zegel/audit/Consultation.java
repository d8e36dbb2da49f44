package be.zegel.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to which object.
 *
 * @param action what was done or asked: COLLECT, ALTER, CONSULT, SEARCH, DISCLOSE, COPY …
 * @param objectType the kind of object: CASE, EXHIBIT, FILE, ITEM, SEARCH
 * @param objectId the object's id
 * @param caseId the case it belongs to, null when it belongs to none or is out of sight
 */
public record Consultation(
    String action, String objectType, String objectId, @Nullable UUID caseId) {}
