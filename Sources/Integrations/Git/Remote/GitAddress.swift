import Foundation
import HTTPTransport

/// Where a repository is, in one of the ways that we go: a folder, ssh, or https (http on this machine alone).
///
/// Only this type makes what is handed to git as an address, so that none of it can be an option, another protocol or a
/// password.
package struct GitAddress: Hashable, Sendable, CustomStringConvertible {
  package enum Way: String, Sendable {
    case file, ssh, https, http
  }

  package let way: Way
  /// As git takes it.
  let text: String

  /// `/folder`, `file:///folder`, `ssh://user@host:port/path`, `user@host:path` or `https://host/path`.
  ///
  /// - Throws: `invalid` with a sentence that says what is wrong.
  package init(_ text: String) throws(IntegrationError) {
    guard !text.isEmpty, text.utf8.count <= 1_024,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { throw Self.invalid("An address of a repository is one line of at most 1024 bytes.") }
    if text.hasPrefix("/") || text.hasPrefix("file://") {
      self.init(.file, try Self.folder(text))
    } else if let scheme = text.firstRange(of: "://").map({ text[..<$0.lowerBound].lowercased() }) {
      switch scheme {
      case "ssh": self.init(.ssh, try Self.sshURL(text))
      case "https", "http": self.init(scheme == "http" ? .http : .https, try Self.webURL(text))
      default: throw Self.invalid("“\(scheme)” is no way to a repository: file, ssh and https are.")
      }
    } else {
      self.init(.ssh, try Self.sshWords(text))
    }
  }

  private init(_ way: Way, _ text: String) {
    self.way = way
    self.text = text
  }

  package var description: String { text }

  /// The folder of a repository on this machine.
  var folder: String? { way == .file ? text : nil }

  /// Who logs in over ssh; nil where the address does not say.
  var user: String? {
    guard way == .ssh else { return nil }
    if text.contains("://") { return URLComponents(string: text)?.user }
    return text.contains("@") ? text.prefix { $0 != "@" }.description : nil
  }

  private static func folder(_ text: String) throws(IntegrationError) -> String {
    var path = text
    if text.hasPrefix("file://") {
      guard let decoded = text.dropFirst("file://".count).removingPercentEncoding, decoded.hasPrefix("/")
      else {
        throw invalid("A file's address begins with file:/// and an absolute path.")
      }
      path = decoded
    }
    guard !path.contains("\0"), path.count > 1 else { throw invalid("“\(text)” is no folder.") }
    return path
  }

  private static func webURL(_ text: String) throws(IntegrationError) -> String {
    guard let url = URL(string: text), url.user() == nil, url.password() == nil, url.query() == nil,
      url.fragment() == nil
    else {
      throw invalid("An https address has a host and a path, and never a name, a password or a question.")
    }
    do throws(TransportError) {
      _ = try HostPolicy.only(url)
    } catch {
      throw invalid(error.message)
    }
    guard
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    else { throw invalid("“\(text)” is no https address.") }
    return text
  }

  private static func sshURL(_ text: String) throws(IntegrationError) -> String {
    guard let parts = URLComponents(string: text), let host = parts.host, parts.password == nil,
      parts.query == nil, parts.fragment == nil, !parts.path.isEmpty, parts.path != "/",
      isHost(host), parts.user.map(isUser) ?? true, parts.port.map({ (1...65_535).contains($0) }) ?? true
    else { throw invalid("An ssh address looks like ssh://git@host/path or git@host:path.") }
    return text
  }

  /// The short form, without a port.
  private static func sshWords(_ text: String) throws(IntegrationError) -> String {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let place = halves[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard halves.count == 2, let host = place.last, isHost(host), place.count == 1 || isUser(place[0]),
      let first = halves[1].first, first != "-",
      // Two colons would name a program of git's to go there with.
      first != ":"
    else { throw invalid("“\(text)” is no address of a repository: begin it with /, ssh:// or https://.") }
    return text
  }

  private static func isHost(_ text: String) -> Bool {
    isName(
      text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text, and: ".-:")
  }

  private static func isUser(_ text: String) -> Bool { isName(text, and: "._-") }

  private static func isName(_ text: String, and more: String) -> Bool {
    !text.isEmpty && text.first != "-"
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || more.utf8.contains($0)
      }
  }

  private static func invalid(_ message: String) -> IntegrationError {
    IntegrationError("git", IntegrationError.codeInvalid, message, retry: .permanent)
  }
}
