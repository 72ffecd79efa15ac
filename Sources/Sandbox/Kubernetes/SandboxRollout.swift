import Foundation
import HTTPTransport

/// A deployment on its way from what it was told before to what it was told last.
struct SandboxRollout {
  /// When it was last told something else.
  var at: Date
  /// Since when pods of the newest template run.
  var since: Date
  var hash: String
  var replicas: Int
  var oldHash: String
  var oldReplicas: Int
  /// What the pods of `oldHash` were made from; nil when it is the newest template.
  var oldTemplate: JSONValue?

  init?(_ json: JSONValue?) {
    guard let json, let hash = json["hash"]?.stringValue else { return nil }
    at = Date(timeIntervalSince1970: Self.seconds(json["at"]))
    since = Date(timeIntervalSince1970: Self.seconds(json["since"]))
    self.hash = hash
    replicas = json["replicas"]?.intValue ?? 0
    oldHash = json["oldHash"]?.stringValue ?? hash
    oldReplicas = json["oldReplicas"]?.intValue ?? 0
    oldTemplate = json["oldTemplate"]
  }

  private static func seconds(_ value: JSONValue?) -> Double {
    switch value {
    case .double(let seconds): seconds
    case .int(let seconds): Double(seconds)
    default: 0
    }
  }

  /// What to keep with an object that has just been written.
  static func next(after record: JSONValue?, object: JSONValue, kind: SandboxKind, clock: SandboxClock)
    -> JSONValue?
  {
    let now = JSONValue.double(clock.now.timeIntervalSince1970)
    switch kind.kind {
    case "Job": return record?["rollout"] ?? ["at": now]
    case "HelmRelease", "Application":
      return record?[path: "object", "spec"] == object["spec"] ? record?["rollout"] : ["at": now]
    case "Deployment":
      let template = object[path: "spec", "template"] ?? .null
      let hash = StableHash.suffix(String(decoding: template.data, as: UTF8.self), length: 10)
      let replicas = object[path: "spec", "replicas"]?.intValue ?? 1
      let old = SandboxRollout(record?["rollout"])
      if let old, old.hash == hash, old.replicas == replicas { return record?["rollout"] }
      let isSame = old?.hash == hash && (old?.replicas ?? 0) > 0
      var next: JSONValue = [
        "at": now, "since": isSame ? .double(old?.since.timeIntervalSince1970 ?? 0) : now,
        "hash": .string(hash),
        "replicas": .int(replicas), "oldHash": .string(old?.hash ?? hash),
        "oldReplicas": .int(old?.replicas ?? 0),
      ]
      if old?.hash != hash { next["oldTemplate"] = record?[path: "object", "spec", "template"] }
      return next
    default: return nil
    }
  }

  /// One pod's place in the rollout: which template, since when (simulated seconds after `at`), until when.
  struct Slot {
    var hash: String
    var index: Int
    var start: Date
    /// Simulated seconds after `start` at which it is created.
    var delay: Double
    /// Simulated seconds after `at` at which it is gone; nil when it stays.
    var goneAfter: Double?
  }

  /// All pods that there are or will be, old ones first.
  func slots(recreate: Bool) -> [Slot] {
    guard hash != oldHash else {
      return (0..<max(replicas, oldReplicas)).map { index in
        Slot(
          hash: hash, index: index, start: index < oldReplicas ? since : at, delay: 0,
          goneAfter: index < replicas ? nil : 4 + Double(index))
      }
    }
    let step = 20.0
    let old = (0..<oldReplicas).map { index in
      Slot(
        hash: oldHash, index: index, start: at.addingTimeInterval(-3_600), delay: 0,
        goneAfter: recreate ? 4 : 3 + step * Double(index))
    }
    let new = (0..<replicas).map { index in
      Slot(
        hash: hash, index: index, start: at,
        delay: oldReplicas == 0 ? 0 : recreate ? 4 : 3 + step * Double(index), goneAfter: nil)
    }
    return old + new
  }
}
