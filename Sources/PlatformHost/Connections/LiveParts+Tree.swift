import ConfigFiles
import Foundation
import HTTPTransport
import Integrations

extension LiveParts {
  private static let treeBytesMax = 1_048_576

  /// A YAML file that belongs to a system, every single value as it was typed.
  @Sendable
  package static func tree(_ system: String, _ path: String, _ bytes: Data) throws(IntegrationError) -> JSONValue {
    do throws(FileProblem) {
      let root = try YAMLFile.read(bytes, noun: "file of its kind", bytesMax: treeBytesMax)
      return root.map(JSONValue.init) ?? .object([:])
    } catch {
      throw IntegrationError(system, IntegrationError.codeInvalid, error.line(in: path), retry: .permanent)
    }
  }
}

extension JSONValue {
  fileprivate init(_ node: FileNode) {
    switch node.content {
    case .word(let word): self = word.map(JSONValue.string) ?? .null
    case .list(let items): self = .array(items.map(JSONValue.init))
    case .mapping(let entries):
      self = .object(Dictionary(entries.map { ($0.key, JSONValue($0.value)) }) { first, _ in first })
    }
  }
}
