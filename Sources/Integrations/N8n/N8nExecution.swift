import Foundation
import HTTPTransport

/// One execution of a workflow.
package struct N8nExecution: Decodable, Equatable, Sendable {
  /// How it stands; `unknown` also for what n8n may yet invent.
  package enum Status: String, Sendable, CaseIterable {
    case new, running, waiting, success, error, crashed, canceled, unknown

    package var isFailed: Bool { self == .error || self == .crashed }
    package var isOver: Bool { self == .success || self == .canceled || isFailed }
  }

  package let id: String
  package let workflowId: String
  package let status: Status
  /// `trigger`, `webhook`, `manual`, `retry` …
  package let mode: String
  package let startedAt: Date?
  package let stoppedAt: Date?
  /// The execution that this one tries again.
  package let retryOf: String?
  /// What went wrong, if it was asked with data.
  package let errorMessage: String?
  /// What the node that failed adds to that.
  package let errorDescription: String?
  /// The node that failed, else the one that ran last, if it was asked with data.
  package let node: String?
  /// Everything it carries, if it was asked with data.
  private let content: [JSONValue]

  private enum CodingKeys: String, CodingKey {
    case id, workflowId, status, mode, startedAt, stoppedAt, retryOf, data, customData
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    id = try box.decode(N8nIdentifier.self, forKey: .id).text
    workflowId = try box.decodeIfPresent(N8nIdentifier.self, forKey: .workflowId)?.text ?? ""
    status = Status(rawValue: try box.decodeIfPresent(String.self, forKey: .status) ?? "") ?? .unknown
    mode = try box.decodeIfPresent(String.self, forKey: .mode) ?? ""
    startedAt = try box.decodeIfPresent(Date.self, forKey: .startedAt)
    stoppedAt = try box.decodeIfPresent(Date.self, forKey: .stoppedAt)
    retryOf = try box.decodeIfPresent(N8nIdentifier.self, forKey: .retryOf)?.text
    let data = try box.decodeIfPresent(JSONValue.self, forKey: .data)
    let error = data?[path: "resultData", "error"]
    errorMessage = error?["message"]?.stringValue
    errorDescription = error?["description"]?.stringValue
    node =
      error?[path: "node", "name"]?.stringValue ?? data?[path: "resultData", "lastNodeExecuted"]?.stringValue
    content = [data, try box.decodeIfPresent(JSONValue.self, forKey: .customData)].compactMap(\.self)
  }

  /// Whether its data hold that text as a whole value, as a correlation id is.
  func carries(_ text: String) -> Bool { content.contains { Self.holds($0, text) } }

  private static func holds(_ value: JSONValue, _ text: String) -> Bool {
    switch value {
    case .string(let found): found == text
    case .array(let items): items.contains { holds($0, text) }
    case .object(let members): members.values.contains { holds($0, text) }
    default: false
    }
  }
}

/// Executions have numbers in older releases and texts in newer ones.
struct N8nIdentifier: Decodable, Sendable {
  let text: String

  init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    guard let text = value.stringValue ?? value.intValue.map(String.init) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "neither a number nor a text"))
    }
    self.text = text
  }
}
