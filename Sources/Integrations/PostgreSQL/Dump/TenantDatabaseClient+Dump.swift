import Foundation
import TenantModel

extension TenantDatabaseClient {
  /// The longest that dumping or restoring one database may take.
  package static let dumpLimit: Duration = .seconds(6 * 3_600)

  /// Makes the folder above the file, for its owner alone, if it is not there.
  package func dump(
    _ request: DatabaseRequest, to path: String, progress: @escaping @Sendable (Int) -> Void
  ) async throws(IntegrationError) -> DatabaseDump {
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw IntegrationError(
        PostgresErrors.system, IntegrationError.codeDumpFailed, "The folder of \(path) cannot be made.",
        detail: String(describing: error), retry: .permanent)
    }
    return try await dump(request, to: path, programs: .locate(), progress: progress)
  }

  package func dump(at path: String) async throws(IntegrationError) -> DatabaseDump? {
    guard DumpFile(path: path, fence: 0).finishedSize != nil else { return nil }
    return try await Self.verifiedDump(at: path)
  }

  /// Writes the tenant's database to a file. The file has its name only once `pg_restore` has read its list
  /// and its checksum lies beside it; before, its name ends in `.part`.
  ///
  /// - Parameters:
  ///   - path: absolute; its folder is there.
  ///   - progress: told about every second how many bytes there are.
  package func dump(
    _ request: DatabaseRequest, to path: String, programs: PostgresPrograms?,
    limit: Duration = TenantDatabaseClient.dumpLimit, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(IntegrationError) -> DatabaseDump {
    guard let programs else { throw PostgresPrograms.missing }
    guard let found = try await find(request.name, isolation: request.isolation) else {
      throw PostgresErrors.notFound(request.name.rawValue)
    }
    // Reading changes nothing, and a tenant that was adopted has a database that nobody has marked yet.
    guard found.marker.map({ $0.tenant == request.tenant }) ?? true else {
      throw PostgresErrors.conflict("The database \(request.name) is not this tenant's.")
    }
    let source =
      switch request.isolation {
      case .database: ["--dbname=\(request.name)"]
      case .schema: ["--dbname=\(try shared())", "--schema=\(request.name)"]
      }
    let file = DumpFile(path: path, fence: request.fence)
    let password = try await password()
    try file.begin()
    do throws(IntegrationError) {
      let dumper = PostgresProgram(path: programs.dump, target: server.target, password: password)
      let arguments =
        ["--format=custom", "--lock-wait-timeout=30s", "--file=\(file.unfinished)"] + dumper.connecting
        + source
      try await Self.watching(file, progress) { () throws(IntegrationError) in
        _ = try await dumper.run(arguments, limit: limit)
      }
      let tables = try await Self.tables(in: file.unfinished, programs: programs)
      let bytes = file.unfinishedSize
      let sha256 = try await Self.digest(of: file.unfinished)
      try file.finish(sha256: sha256)
      return DatabaseDump(path: path, bytes: bytes, sha256: sha256, tables: tables)
    } catch {
      file.abandon()
      throw error
    }
  }

  /// The dump that lies at a path: its checksum is computed anew and compared with the one beside it.
  ///
  /// - Throws: `IntegrationError` with `invalid` when they differ or there is none.
  package static func verifiedDump(
    at path: String, programs: PostgresPrograms? = .locate()
  ) async throws(IntegrationError) -> DatabaseDump {
    guard let programs else { throw PostgresPrograms.missing }
    let file = DumpFile(path: path, fence: 0)
    guard let bytes = file.finishedSize else {
      throw PostgresErrors.invalid("There is no whole dump at \(path).")
    }
    let sha256 = try await digest(of: path)
    guard try file.recordedChecksum() == sha256 else {
      throw PostgresErrors.invalid("The dump \(path) is not what was written: its checksum differs.")
    }
    return DatabaseDump(
      path: path, bytes: bytes, sha256: sha256, tables: try await tables(in: path, programs: programs))
  }

  /// Reads the list of what is in a dump, which needs no server.
  private static func tables(in path: String, programs: PostgresPrograms) async throws(IntegrationError)
    -> Int
  {
    let nowhere = PostgresProgram(path: programs.restore, target: .nowhere, password: nil)
    let list = try await nowhere.run(["--list", path], limit: .seconds(600))
    return String(decoding: list.output, as: UTF8.self).split(separator: "\n").count {
      $0.contains(" TABLE DATA ")
    }
  }

  private static func digest(of path: String) async throws(IntegrationError) -> String {
    let outcome: Result<String, IntegrationError> = await withCheckedContinuation { continuation in
      // A large file takes a while, and the threads that tasks share are not for that.
      DispatchQueue.global().async {
        continuation.resume(
          returning: Result { try SHA256.digest(ofFile: path) }.mapError {
            IntegrationError(
              PostgresErrors.system, IntegrationError.codeDumpFailed, "\(path) cannot be read.",
              detail: String(describing: $0), retry: .permanent)
          })
      }
    }
    return try outcome.get()
  }

  /// Does the work and tells meanwhile how large the file is.
  private static func watching(
    _ file: DumpFile, _ progress: @escaping @Sendable (Int) -> Void,
    _ work: @escaping @Sendable () async throws(IntegrationError) -> Void
  ) async throws(IntegrationError) {
    let outcome = await withTaskGroup(of: Result<Void, IntegrationError>?.self) { group in
      group.addTask {
        do throws(IntegrationError) {
          try await work()
          return .success(())
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        while !Task.isCancelled {
          progress(file.unfinishedSize)
          // Thrown only when the work is over, which ends the loop.
          try? await Task.sleep(for: .seconds(1))
        }
        return nil
      }
      var outcome: Result<Void, IntegrationError> = .success(())
      for await ended in group {
        guard let ended else { continue }
        outcome = ended
        group.cancelAll()
      }
      return outcome
    }
    progress(file.unfinishedSize)
    try outcome.get()
  }
}
