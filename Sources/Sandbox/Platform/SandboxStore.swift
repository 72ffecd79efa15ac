import Foundation
import HTTPTransport

/// All state of a sandbox platform: documents by collection and name, and the ledger of effects.
///
/// Every change is one line of the journal before it is visible, so a killed process finds everything again.
/// Belongs to the platform's actor alone.
final class SandboxStore {
  private(set) var collections: [String: [String: JSONValue]] = [:]
  private(set) var ledger: [SandboxEffect] = []
  /// What the journal has ever spoken of: seeding leaves that alone.
  private var touched: Set<String> = []
  private let journal: SandboxJournal?
  private(set) var revision = 1_000

  /// - Throws: `SandboxError` when the journal cannot be read or written.
  init(folder: String?) throws(SandboxError) {
    guard let folder else {
      journal = nil
      return
    }
    let opened = try SandboxJournal(folder: folder)
    journal = opened
    for line in opened.lines { replay(line) }
  }

  subscript(collection: String, name: String) -> JSONValue? { collections[collection]?[name] }

  /// By name.
  func all(in collection: String) -> [JSONValue] {
    (collections[collection] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
  }

  /// The collections whose name begins so, by name.
  func collections(under prefix: String) -> [String] {
    collections.keys.filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// Sets (or, with nil, removes) a document; with an effect, the ledger grows by it.
  func set(_ value: JSONValue?, _ collection: String, _ name: String, effect: EffectDraft? = nil)
    throws(SandboxError)
  {
    var line: JSONValue = ["c": .string(collection), "k": .string(name), "v": value ?? .null]
    if let effect { line["effect"] = effect.json(n: ledger.count + 1) }
    try journal?.append(line)
    replay(line)
  }

  /// Sets a document that is the same at every start, unless the journal says otherwise.
  func seed(_ value: JSONValue, _ collection: String, _ name: String) {
    guard !touched.contains("\(collection)\n\(name)") else { return }
    collections[collection, default: [:]][name] = value
  }

  private func replay(_ line: JSONValue) {
    guard let collection = line["c"]?.stringValue, let name = line["k"]?.stringValue else { return }
    let value = line["v"] ?? .null
    collections[collection, default: [:]][name] = value == .null ? nil : value
    if collections[collection]?.isEmpty == true { collections[collection] = nil }
    touched.insert("\(collection)\n\(name)")
    revision += 1
    if let effect = line["effect"].flatMap(EffectDraft.effect) { ledger.append(effect) }
  }
}

/// An effect before the ledger has given it its number.
struct EffectDraft {
  var system: String
  var verb: String
  var object: String
  var operation: String?

  func json(n: Int) -> JSONValue {
    [
      "n": .int(n), "system": .string(system), "verb": .string(verb), "object": .string(object),
      "operation": operation.map(JSONValue.string) ?? .null,
    ]
  }

  static func effect(_ json: JSONValue) -> SandboxEffect? {
    guard let n = json["n"]?.intValue, let system = json["system"]?.stringValue,
      let verb = json["verb"]?.stringValue,
      let object = json["object"]?.stringValue
    else { return nil }
    return SandboxEffect(
      n: n, system: system, verb: verb, object: object, operation: json["operation"]?.stringValue)
  }
}
