/// What an operation is asked with besides its tenant, as it travels: `params` (PRD §5.2). Nothing of it is checked yet.
package struct OperationParams: Codable, Equatable, Sendable, ExpressibleByDictionaryLiteral {
  package enum Value: Codable, Equatable, Sendable {
    case text(String)
    case flag(Bool)
    case list([String])

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .list(try container.decode([String].self))
      }
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .flag(let flag): try container.encode(flag)
      case .list(let list): try container.encode(list)
      }
    }
  }

  /// By name, as people send them.
  package var values: [String: Value]

  package init(_ values: [String: Value] = [:]) { self.values = values }

  package init(dictionaryLiteral elements: (String, Value)...) {
    values = Dictionary(elements) { _, last in last }
  }

  package init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode([String: Value].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}
