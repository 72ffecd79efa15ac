import Foundation
import HTTPTransport

/// What a model asked and was told, as people read it in a transcript: names and values instead of JSON.
enum AgentWords {
  private static let itemsMax = 12

  /// `tenant acme, type backup`; empty for nothing.
  static func input(_ input: JSONValue?) -> String {
    guard let members = input?.objectValue else { return "no JSON object" }
    return members.sorted { $0.key < $1.key }.map { "\($0.key) \(scalar($0.value) ?? "…")" }
      .joined(separator: ", ")
  }

  /// A list as `40 found` with a line each, a thing as its names and values, a text as it is.
  static func finding(_ text: String) -> String {
    guard let json = try? JSONValue(data: Data(text.utf8)) else { return text }
    if let lines = json.stringValue { return lines }
    if let items = json["items"]?.arrayValue {
      let total = json["total"]?.intValue ?? items.count
      let said = items.prefix(itemsMax).map(item)
      let more = items.count > itemsMax ? ["and \(items.count - itemsMax) more"] : []
      return (["\(total) found"] + said + more).joined(separator: "\n")
    }
    guard let members = json.objectValue else { return text }
    let first = item(json)
    let rest = members.sorted { $0.key < $1.key }.compactMap { name, value in
      scalar(value).map { "\(name.replacing("_", with: " ")): \($0)" }
    }
    return ((first.isEmpty ? [] : [first]) + rest).joined(separator: "\n")
  }

  private static func item(_ item: JSONValue) -> String {
    let name = ["slug", "name", "time", "title"].lazy.compactMap { item[$0]?.stringValue }.first
    let said = ["summary", "status", "health"].lazy.compactMap { item[$0]?.stringValue }.first { !$0.isEmpty }
    return [name, said].compactMap { $0 }.joined(separator: ": ")
  }

  private static func scalar(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .bool(let flag): flag ? "yes" : "no"
    case .null, .array, .object: nil
    }
  }
}
