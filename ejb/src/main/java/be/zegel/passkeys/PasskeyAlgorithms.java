package be.zegel.passkeys;

import be.zegel.evidence.passkey.PasskeyAlgorithm;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The algorithms of keys that are enrolled, as browsers name them (COSE), the preferred first. */
final class PasskeyAlgorithms {

  private static final Map<PasskeyAlgorithm, COSEAlgorithmIdentifier> COSE =
      new EnumMap<>(PasskeyAlgorithm.class);

  static {
    COSE.put(PasskeyAlgorithm.ES256, COSEAlgorithmIdentifier.ES256);
    COSE.put(PasskeyAlgorithm.EDDSA, COSEAlgorithmIdentifier.EdDSA);
    COSE.put(PasskeyAlgorithm.RS256, COSEAlgorithmIdentifier.RS256);
  }

  private PasskeyAlgorithms() {}

  static List<Long> numbers() {
    return COSE.values().stream().map(COSEAlgorithmIdentifier::getValue).toList();
  }

  static List<PublicKeyCredentialParameters> parameters() {
    return COSE.values().stream()
        .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
        .toList();
  }

  /** The ledger's name of an algorithm that was asked for. */
  static PasskeyAlgorithm of(COSEAlgorithmIdentifier algorithm) {
    return COSE.entrySet().stream()
        .filter(each -> each.getValue().equals(algorithm))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an algorithm that was not asked for"));
  }
}
