package be.zegel.samples;

/**
 * What an investigator looks for in evidence, and what the samples plant.
 *
 * <p>Each constant names the kind, the form of {@link GroundTruth.Planted#value()} (the one form in
 * which two spellings of the same thing become equal) and the check that tells it from a
 * look-alike.
 */
public enum EntityType {
  /** Bank account, ISO 13616: upper case without spaces; remainder 1 modulo 97. */
  IBAN,
  /**
   * Payment card number: digits only; Luhn, and a first digit from 2 to 6. Only the numbers that
   * card schemes publish for tests.
   */
  CARD,
  /** Telephone number in E.164 form, {@code +32…}; Belgian national spelling is read as Belgian. */
  PHONE,
  /** E-mail address in lower case. */
  EMAIL,
  /** Web address with its scheme, as written. Its host is not listed again as a {@link #DOMAIN}. */
  URL,
  /** Host name that stands alone, outside a {@link #URL} and an {@link #EMAIL}, in lower case. */
  DOMAIN,
  /** Onion service, version 3: 56 letters and {@code .onion}; checksum by SHA3-256. */
  ONION,
  /** IPv4 address of the documentation ranges (RFC 5737). */
  IPV4,
  /** IPv6 address of the documentation range (RFC 3849), as written in lower case. */
  IPV6,
  /** Ethernet address of the documentation range (RFC 9542), lower case with colons. */
  MAC,
  /** Equipment number of a telephone: 15 digits; Luhn. */
  IMEI,
  /** Bitcoin address: Base58Check (double SHA-256) or Bech32 and Bech32m (BIP 173, BIP 350). */
  BTC,
  /** Ethereum address in the mixed case of EIP-55, whose case is the checksum. */
  ETH,
  /** Monero address, standard network: Base58 in blocks, checksum by Keccak-256. */
  XMR,
  /** TRON address: Base58Check with version byte 0x41. */
  TRX,
  /**
   * Belgian national register number, or the bis number of a person outside that register: 11
   * digits; the last two are 97 minus the first nine modulo 97, with a 2 before them for births
   * from 2000 on.
   */
  NATIONAL_NUMBER,
  /** Belgian company number: 10 digits; the last two are 97 minus the first eight modulo 97. */
  COMPANY_NUMBER,
  /** Belgian licence plate of the 2010 series: {@code 1-ABC-123}. It has no check character. */
  PLATE,
  /** MD5 digest as 32 hexadecimal digits in lower case. */
  MD5,
  /** SHA-1 digest as 40 hexadecimal digits in lower case. */
  SHA1,
  /** SHA-256 digest as 64 hexadecimal digits in lower case. */
  SHA256,
  /** Name of an account on a chat service, with its {@code @}, in lower case. */
  HANDLE
}
