import ConsoleApp
import PlatformHost

extension OpenPlatform: CommandPlatform {}

extension OpenPlatform {
  /// One sentence about what is wrong with the connections; nil when nothing is.
  var connectionNotice: Notice? {
    guard let first = connectionProblems.first else { return nil }
    let more =
      connectionProblems.count > 1 ? " And \(connectionProblems.count - 1) more: tenantry connect." : ""
    return Notice(.warning, first + more)
  }
}
