import Foundation
import HTTPTransport

/// What somebody said of a system, checked against its fields: every required one is there, and each has its form.
package struct ConnectionValues: Equatable, Sendable {
  /// Which system.
  package let system: String
  /// By field; what was left out has its standard.
  private let texts: [String: String]

  /// - Throws: `ConnectionProblems` with everything that is wrong.
  package init(_ texts: [String: String], for definition: SystemDefinition) throws(ConnectionProblems) {
    var problems: [ConnectionProblem] = []
    for name in texts.keys.sorted() where !definition.fields.contains(where: { $0.name == name }) {
      let known = definition.fields.map(\.name).joined(separator: ", ")
      problems.append(
        ConnectionProblem(field: name, message: "\(definition.title) has no “\(name)”; it has \(known)."))
    }
    var kept: [String: String] = [:]
    for field in definition.fields {
      let text = texts[field.name].flatMap { $0.isEmpty ? nil : $0 } ?? field.standard
      if let text {
        if let message = field.kind.objection(to: text) {
          problems.append(ConnectionProblem(field: field.name, message: message))
        }
        kept[field.name] = text
      } else if field.isRequired {
        problems.append(
          ConnectionProblem(field: field.name, message: "“\(field.name)” is missing: \(field.help)"))
      }
    }
    guard problems.isEmpty else { throw ConnectionProblems(all: problems) }
    system = definition.name
    self.texts = kept
  }

  /// What was said of a field; nil when it was left out and has no standard.
  package subscript(field: String) -> String? { texts[field] }

  /// What was said of a field that is required or has a standard.
  ///
  /// - Throws: `invalid` for a field that has neither: its definition is wrong.
  package func text(_ field: String) throws(IntegrationError) -> String {
    guard let text = texts[field] else {
      throw IntegrationError(
        system, IntegrationError.codeInvalid, "“\(field)” is not set.", retry: .permanent)
    }
    return text
  }

  package func url(_ field: String) throws(IntegrationError) -> URL {
    guard let url = URL(string: try text(field)) else {
      throw IntegrationError(
        system, IntegrationError.codeInvalid, "“\(field)” is no address.", retry: .permanent)
    }
    return url
  }

  package func secret(_ field: String) throws(IntegrationError) -> SecretReference {
    try SecretReference(try text(field))
  }

  /// The words of a list; none when it was left out.
  package func words(_ field: String) -> [String] {
    (texts[field] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }
}

extension ConnectionField {
  /// What is wrong with a text for this field, one sentence; nil when nothing is.
  package func objection(to text: String) -> String? { kind.objection(to: text) }
}

extension ConnectionField.Kind {
  func objection(to text: String) -> String? {
    switch self {
    case .url:
      guard let url = URL(string: text) else { return "“\(text)” is no address." }
      do throws(TransportError) {
        _ = try HostPolicy.only(url)
        return nil
      } catch {
        return error.message
      }
    case .secret:
      do throws(IntegrationError) {
        _ = try SecretReference(text)
        return nil
      } catch {
        // What was typed may be the secret itself: it is not said again.
        return error.message
      }
    case .path: return text.hasPrefix("/") ? nil : "“\(text)” is no absolute path."
    case .repository:
      do throws(IntegrationError) {
        _ = try GitAddress(text)
        return nil
      } catch {
        return error.message
      }
    case .word: return Self.isWord(text) ? nil : "“\(text)” is no single word."
    case .words:
      let words = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      return words.allSatisfy(Self.isWord) ? nil : "“\(text)” is no list of words with commas between."
    }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 255 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
