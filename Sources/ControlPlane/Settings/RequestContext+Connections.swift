import Integrations
import TenantryAPI

extension RequestContext {
  static let connectionsAreFixed = "The stand-ins of a sandbox are connected always."

  /// The keeper of connections.
  ///
  /// - Throws: `APIProblem` with `refused` where there is none.
  func connections() throws -> any ConnectionKeeper {
    guard let keeper = parts.connections else { throw APIProblem(.refused, Self.connectionsAreFixed) }
    return keeper
  }

  /// - Throws: `APIProblem` with `notFound`.
  func definition(of system: String) throws -> SystemDefinition {
    guard let definition = SystemCatalog[system] else {
      let names = SystemCatalog.all.map(\.name).joined(separator: ", ")
      throw APIProblem(.notFound, "There is no system “\(system.prefix(40))”; there are \(names).")
    }
    return definition
  }

  /// What was said, checked.
  ///
  /// - Throws: `APIProblem` with `invalid` and every field that is wrong.
  func checked(_ texts: [String: String], for definition: SystemDefinition) throws -> ConnectionValues {
    do throws(ConnectionProblems) {
      return try ConnectionValues(texts, for: definition)
    } catch {
      throw APIProblem(
        .invalid, "\(definition.title) cannot be connected like this.",
        fields: error.all.map { .init(pointer: $0.field, message: $0.message) })
    }
  }
}

extension IntegrationReport {
  init(_ report: ConnectionReport) {
    self.init(
      system: report.system, identity: report.identity, version: report.version,
      checks: report.checks.map { Check(name: $0.name, isPassing: $0.isPassing, sentence: $0.sentence) })
  }
}
