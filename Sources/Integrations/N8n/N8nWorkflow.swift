import Foundation
import HTTPTransport

/// A workflow.
package struct N8nWorkflow: Decodable, Equatable, Sendable {
  package let id: String
  package let name: String
  package let isActive: Bool
  package let tags: [N8nTag]
  package let updatedAt: Date?
  /// The nodes that start it, in its own order, without those that are switched off.
  package let triggers: [N8nTrigger]

  /// Paths of its webhook nodes, below `/webhook/`.
  package var webhookPaths: [String] {
    triggers.compactMap { if case .webhook(let path, _) = $0.kind { path } else { nil } }
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, active, tags, updatedAt, nodes
  }

  private struct Node: Decodable {
    let type: String?
    let disabled: Bool?
    let parameters: JSONValue?
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    id = try box.decode(String.self, forKey: .id)
    name = try box.decode(String.self, forKey: .name)
    isActive = try box.decodeIfPresent(Bool.self, forKey: .active) ?? false
    tags = try box.decodeIfPresent([N8nTag].self, forKey: .tags) ?? []
    updatedAt = try box.decodeIfPresent(Date.self, forKey: .updatedAt)
    let nodes = try box.decodeIfPresent([Node].self, forKey: .nodes) ?? []
    triggers = nodes.compactMap { node in
      N8nTrigger(
        type: node.type ?? "", isDisabled: node.disabled == true, parameters: node.parameters)
    }
  }
}
