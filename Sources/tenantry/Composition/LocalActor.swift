import Foundation

/// Who acts on a platform of one's own: the account of this machine.
enum LocalActor {
  /// `account@host`, without the host's domain.
  static func name() -> String {
    let host = ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? "localhost"
    return "\(NSUserName())@\(host)"
  }
}
