import ControlPlane
import Integrations
import TenantryAPI

/// The connections of a data folder: the file in it, and the desk of `tenantry connect`.
package struct FolderConnections: ConnectionKeeper {
  package let desk: ConnectionDesk
  package let folder: String
  package let secrets: SecretResolver

  package func written() -> [String: [String: String]] { desk.load(folder).texts }

  package func test(_ values: ConnectionValues) async -> ConnectionReport { await desk.test(values) }

  package func problem(ofSecret reference: String) async -> String? {
    do throws(IntegrationError) {
      _ = try await secrets.resolve(try SecretReference(reference))
      return nil
    } catch {
      return error.message
    }
  }

  package func save(_ system: String, _ fields: [(name: String, value: String)]) throws {
    do {
      try desk.save(system, fields.map { ConnectionDesk.Field(name: $0.name, value: $0.value) }, folder)
    } catch let failure as ConnectionsFileError {
      throw APIProblem(.storage, failure.message)
    }
  }
}
