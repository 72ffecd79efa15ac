import Foundation
import TenantModel

/// Where the platform lies.
package enum PlatformPlace: Equatable, Sendable {
  /// An absolute path; made when it is not there. With `isReadOnly` nothing in it is changed.
  case dataFolder(path: String, isReadOnly: Bool)
  /// A platform with nothing but the catalog that ships, in memory, for who only looks where there is none.
  case empty
  /// Stand-ins for every outside system. With a path the platform and they outlive the process. `speed` 2 makes their
  /// clocks run twice as fast.
  case sandbox(path: String?, speed: Double)
  /// A server elsewhere.
  case remote(ServerContext, isReadOnly: Bool)
  /// A sandbox that looks lived in.
  case demo(path: String?, speed: Double, DemoChoices)
}

extension PlatformPlace {
  /// A name for files that belong to it: platforms in other folders have other names.
  package func name(in usual: String?) -> String {
    let (word, path): (String, String?) =
      switch self {
      case .dataFolder(let path, _): ("local", path)
      case .sandbox(let path, _), .demo(let path, _, _): ("sandbox", path)
      case .empty: ("empty", nil)
      case .remote(let context, _): ("context-\(context.name)", nil)
      }
    guard let path, path != usual else { return word }
    return "\(word)-\(Fingerprint.of(Data(path.utf8)).prefix(8))"
  }

  /// True when it outlives the process.
  package var isKept: Bool {
    switch self {
    case .dataFolder, .sandbox(.some, _), .demo(.some, _, _), .remote: true
    case .empty, .sandbox(nil, _), .demo(nil, _, _): false
    }
  }
}
