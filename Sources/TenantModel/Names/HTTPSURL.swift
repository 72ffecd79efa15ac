import Foundation

/// An absolute `https` URL with a host name, and neither user, password nor fragment.
///
/// `http` is accepted for loopback hosts only, which is where stand-ins and tests live. A fragment is only ever added by
/// `at`, to be opened in a browser.
package struct HTTPSURL: ValidatedName {
  package static let noun = "URL"
  package static let bytesMax = 2_048

  package let rawValue: String

  /// The host in lower case, for example `acme.example.net`.
  package var host: String { URLComponents(string: rawValue)?.host?.lowercased() ?? "" }

  package init(_ text: String) throws(InvalidName) {
    guard (1...Self.bytesMax).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw InvalidName(
        noun: Self.noun, rule: "must be 1 to \(Self.bytesMax) visible ASCII characters without blanks")
    }
    guard let parts = URLComponents(string: text), let host = parts.host?.lowercased(), !host.isEmpty else {
      throw InvalidName(noun: Self.noun, rule: "must be absolute, such as https://acme.example.net")
    }
    guard parts.user == nil, parts.password == nil, parts.fragment == nil, !text.contains("\\") else {
      throw InvalidName(noun: Self.noun, rule: "must not hold a user, a password or a fragment")
    }
    let isLoopback = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
    guard parts.scheme == "https" || (parts.scheme == "http" && isLoopback) else {
      throw InvalidName(noun: Self.noun, rule: "must begin with https://")
    }
    // An escaped host is read by some as written and by others as meant, so that they would call different
    // hosts.
    guard parts.percentEncodedHost?.contains("%") == false,
      host.utf8.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || ".-[]:".utf8.contains($0) })
    else {
      throw InvalidName(
        noun: Self.noun, rule: "has a host name with other characters than a–z, 0–9, “.” and “-”")
    }
    rawValue = text
  }

  /// The same page at a place of its own, as consoles that live in a browser name theirs; nil when the place holds what
  /// cannot stand in a fragment as it is.
  package func at(_ place: String) -> HTTPSURL? {
    let isPlain = place.utf8.allSatisfy {
      $0.isLowercaseLetter || $0.isUppercaseLetter || $0.isDigit || "/-._~:@".utf8.contains($0)
    }
    guard isPlain, rawValue.utf8.count + place.utf8.count < Self.bytesMax else { return nil }
    return HTTPSURL(checked: rawValue + "#" + place)
  }

  private init(checked text: String) { rawValue = text }
}
