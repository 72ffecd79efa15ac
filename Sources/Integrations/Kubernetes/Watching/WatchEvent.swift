import Foundation
import HTTPTransport

/// What became of a watched object.
package struct WatchEvent: Equatable, Sendable {
  package enum Change: String, Sendable {
    /// Made, or there when the watch began.
    case added = "ADDED"
    case modified = "MODIFIED"
    case deleted = "DELETED"
  }

  package let change: Change
  /// As it is now; for a deleted one, as it was last.
  package let object: KubernetesObject

  package init(_ change: Change, _ object: KubernetesObject) {
    self.change = change
    self.object = object
  }
}

/// One line of a watch.
///
/// Source: kubernetes.io/docs/reference/using-api/api-concepts, “Efficient detection of changes”.
enum WatchLine: Equatable {
  case event(WatchEvent)
  /// Nothing has changed, and a watch may go on from this version.
  case bookmark(String)
  /// The version that the watch began with is too old: what is there has to be listed again.
  case expired
  case failed(status: Int, String)
  case unreadable

  init(_ text: String, of kind: KubernetesKind) {
    guard let line = try? JSONValue(data: Data(text.utf8)), let type = line["type"]?.stringValue,
      let json = line["object"], json.objectValue != nil
    else {
      self = .unreadable  // A line that the connection cut, or a proxy's page.
      return
    }
    if let change = WatchEvent.Change(rawValue: type) {
      self = .event(WatchEvent(change, KubernetesObject(kind, json: json)))
    } else if type == "BOOKMARK", let version = json[path: "metadata", "resourceVersion"]?.stringValue {
      self = .bookmark(version)
    } else if type == "ERROR" {
      let status = json["code"]?.intValue ?? 500
      self = status == 410 ? .expired : .failed(status: status, json["message"]?.stringValue ?? "")
    } else {
      self = .unreadable
    }
  }
}
