import ControlPlane
import Integrations
import Synchronization

/// A file of connections in memory; tests of connections pass or not, as it is told.
package final class MemoryConnections: ConnectionKeeper {
  private let texts: Mutex<[String: [String: String]]>
  private let works: Bool

  package init(_ texts: [String: [String: String]] = [:], works: Bool = true) {
    self.texts = Mutex(texts)
    self.works = works
  }

  package func written() -> [String: [String: String]] { texts.withLock { $0 } }

  package func test(_ values: ConnectionValues) async -> ConnectionReport {
    var report = ConnectionReport(system: values.system, version: "26.0.7")
    report.add(
      ConnectionCheck("token", isPassing: works, works ? "It works." : "The client gets no token."))
    return report
  }

  package func problem(ofSecret reference: String) async -> String? {
    reference.contains("MISSING") ? "nothing is there" : nil
  }

  package func save(_ system: String, _ fields: [(name: String, value: String)]) throws {
    texts.withLock { $0[system] = Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first } }
  }
}
