extension SecretScanner {
  /// How makers let their tokens begin, and how long they are at least.
  private static let prefixes: [(text: String, lengthMin: Int)] = [
    ("ghp_", 20), ("gho_", 20), ("ghs_", 20), ("ghu_", 20), ("ghr_", 20), ("github_pat_", 30), ("glpat-", 20),
    ("sk-", 20), ("sbp_", 20), ("sb_secret_", 20), ("xoxb-", 15), ("xoxp-", 15), ("xoxa-", 15), ("xoxs-", 15),
    ("dop_v1_", 20), ("doo_v1_", 20), ("hf_", 20), ("npm_", 20), ("pypi-", 20), ("AKIA", 20), ("ASIA", 20),
    ("AIza", 30), ("SG.", 20), ("rk_live_", 20), ("sk_live_", 20), ("n8n_api_", 20),
  ]

  /// Names that end so are of secrets, whatever stands before: `DB_PASSWORD`, `adminPasswd`, `x-api-key`.
  private static let endings = [
    "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "api_key", "api-key",
    "access_key",
    "access-key", "accesskey", "private_key", "private-key", "privatekey", "secret_key", "secret-key",
    "secretkey",
    "credential", "credentials", "authorization", "cookie", "session_id", "sessionid",
  ]

  static func isSecretName(_ word: ArraySlice<UInt8>) -> Bool {
    let name = lowercased(word)
    return endings.contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// True for `Bearer` and `Basic`, in any case.
  static func isScheme(_ word: ArraySlice<UInt8>) -> Bool {
    let name = lowercased(word)
    return name.elementsEqual("bearer".utf8) || name.elementsEqual("basic".utf8)
  }

  /// Headers whose value goes on after blanks and semicolons.
  static func isWholeLine(_ word: ArraySlice<UInt8>) -> Bool {
    let name = lowercased(word)
    return ["authorization", "cookie"].contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// True for what people do not write: digits, signs, or capitals in the middle; `Basic knowledge` is no
  /// secret.
  static func looksRandom(_ word: ArraySlice<UInt8>) -> Bool {
    word.dropFirst().contains {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || "+/=~_".utf8.contains($0)
    }
      || word.count >= 24
  }

  static func isToken(_ word: ArraySlice<UInt8>) -> Bool {
    if prefixes.contains(where: { word.count >= $0.lengthMin && word.starts(with: $0.text.utf8) }) {
      return true
    }
    // A JSON Web Token: two or three parts, the first of which is an object in base 64.
    return word.count >= 30 && word.starts(with: "eyJ".utf8) && word.contains(UInt8(ascii: "."))
  }

  private static func lowercased(_ word: ArraySlice<UInt8>) -> [UInt8] {
    word.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}

extension UInt8 {
  /// Of names, tokens and the local parts of addresses.
  var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
  }

  /// Of base 64 in both alphabets, besides.
  var isTokenByte: Bool {
    isWordByte || self == UInt8(ascii: "+") || self == UInt8(ascii: "/") || self == UInt8(ascii: "=")
      || self == UInt8(ascii: "~") || self == UInt8(ascii: ":")
  }

  var isDomainByte: Bool { isWordByte && self != UInt8(ascii: "_") }

  var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`") }

  /// True for what ends a value that stands without quotes.
  var endsValue: Bool { self <= 0x20 || isQuote || ",;&)]}<>".utf8.contains(self) }
}
