import ConfigFiles
import Foundation
import Integrations

extension ConnectionDesk {
  /// Files, and the network.
  package static func live(variables: [String: String]) -> ConnectionDesk {
    ConnectionDesk(
      load: { PlatformConnections(in: PlatformFolder(path: $0)) },
      test: { values in
        guard let definition = SystemCatalog[values.system] else {
          return ConnectionReport(system: values.system)
        }
        let live = LiveParts(variables: variables)
        defer { live.close() }
        return await definition.test(values, live.parts)
      }, save: save)
  }

  @Sendable
  private static func save(_ system: String, _ fields: [Field]?, in folder: String) throws {
    let place = PlatformFolder(path: folder)
    let path = place.connections.path(percentEncoded: false)
    var text = ""
    if FileManager.default.fileExists(atPath: path) {
      guard let bytes = try? Data(contentsOf: place.connections),
        let read = String(validating: bytes, as: UTF8.self), ConnectionsFile(bytes).problems.isEmpty
      else {
        throw ConnectionsFileError(
          message: "\(path) cannot be read as it is: put it right first.", hint: "What is wrong: tenantry connect")
      }
      text = read
    }
    let changed = ConnectionsText.replacing(system, in: text, with: fields?.map { ($0.name, $0.value) })
    try place.create([place.url])
    do {
      try Data(changed.utf8).write(to: place.connections, options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw ConnectionsFileError(
        message: "\(path) cannot be written: \(error.systemReason ?? "the disk said no").")
    }
  }
}
