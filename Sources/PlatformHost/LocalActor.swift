import Foundation

/// Who acts on a platform of one's own: the account of this machine.
package enum LocalActor {
  /// `account@host`, without the host's domain.
  package static func name() -> String {
    let host = ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? "localhost"
    return "\(NSUserName())@\(host)"
  }
}
