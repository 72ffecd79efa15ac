import Foundation
import PostgresConnection
import Synchronization
import TenantModel
import TestSupport
import Testing

@testable import Integrations

@Suite(
  "dumping, restoring and copying databases",
  .enabled(
    if: PostgresServer.isInstalled && PostgresPrograms.locate() != nil,
    Comment(rawValue: PostgresServer.missing)))
struct DumpTests {
  @Test("a dump is private, whole, listed by pg_restore, and its checksum is sha256sum's")
  func dump() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    let folder = try TemporaryFolder()
    let seen = Mutex(0)
    let dump = try await world.client.dump(request, to: "\(folder.path)/acme.dump") { bytes in
      seen.withLock { $0 = max($0, bytes) }
    }
    #expect(dump.tables == 5)
    #expect(seen.withLock { $0 } == dump.bytes)
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == [
        "acme.dump", "acme.dump.sha256",
      ])
    for name in ["acme.dump", "acme.dump.sha256"] {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
    let checked = try await ProcessRunner.run(
      ProcessCommand(
        program: "/bin/sh", arguments: ["-c", "cd \"$0\" && sha256sum -c acme.dump.sha256", folder.path],
        environment: ["PATH": "/usr/bin:/bin"]))
    #expect(checked.status == 0)
    #expect(try await TenantDatabaseClient.verifiedDump(at: dump.path) == dump)

    let file = try FileHandle(forUpdating: URL(fileURLWithPath: dump.path))
    try file.seek(toOffset: UInt64(dump.bytes / 2))
    try file.write(contentsOf: Data("spoilt".utf8))
    try file.close()
    await #expect(throws: IntegrationError.self) {
      try await TenantDatabaseClient.verifiedDump(at: dump.path)
    }
  }

  @Test("while pg_dump runs, no password is among its arguments, its variables or the files")
  func secrets() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    let folder = try TemporaryFolder()
    // A lock keeps the dump waiting for as long as we look.
    let holder = try await world.server.connect(request.name.rawValue)
    try await holder.run("BEGIN")
    try await holder.run("LOCK TABLE public.res_partner IN ACCESS EXCLUSIVE MODE")
    let dumping = Task { try await world.client.dump(request, to: "\(folder.path)/acme.dump") }
    try await world.waitForDump(of: request.name)
    let programs = Self.processes { $0.contains("pg_dump\0") && $0.contains("--dbname=\(request.name)") }
    #expect(programs.count == 1)
    for pid in programs {
      for part in ["cmdline", "environ"] {
        let text = String(
          decoding: FileManager.default.contents(atPath: "/proc/\(pid)/\(part)") ?? Data(), as: UTF8.self)
        #expect(!text.isEmpty)
        #expect(!text.contains(PostgresServer.password))
      }
    }
    let temporary = FileManager.default.temporaryDirectory.path
    for name in try FileManager.default.contentsOfDirectory(atPath: temporary)
    where name.hasPrefix("tenantry-") {
      let content = FileManager.default.contents(atPath: "\(temporary)/\(name)") ?? Data()
      #expect(!String(decoding: content, as: UTF8.self).contains(PostgresServer.password), "\(name)")
    }
    try await holder.run("COMMIT")
    #expect(try await dumping.value.tables == 5)
    let isLogged = world.server.log.contains(PostgresServer.password)
    #expect(!isLogged)
  }

  @Test("a cancelled dump ends pg_dump and leaves no file")
  func cancelled() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    let folder = try TemporaryFolder()
    let holder = try await world.server.connect(request.name.rawValue)
    try await holder.run("BEGIN")
    try await holder.run("LOCK TABLE public.res_partner IN ACCESS EXCLUSIVE MODE")
    let dumping = Task { try await world.client.dump(request, to: "\(folder.path)/acme.dump") }
    try await world.waitForDump(of: request.name)
    dumping.cancel()
    let error = await #expect(throws: IntegrationError.self) { try await dumping.value }
    #expect(error?.code == IntegrationError.codeCancelled)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(Self.processes { $0.contains("pg_dump\0") && $0.contains("--dbname=\(request.name)") }.isEmpty)
    await holder.close()
  }

  @Test("a worker that has lost its lease cannot finish its successor's file")
  func zombie() async throws {
    let folder = try TemporaryFolder()
    let (zombie, successor) = (
      DumpFile(path: "\(folder.path)/a", fence: 1), DumpFile(path: "\(folder.path)/a", fence: 2)
    )
    try zombie.begin()
    try successor.begin()
    #expect(throws: IntegrationError.self) { try zombie.finish(sha256: "zombie") }
    #expect(successor.finishedSize == nil)
    try successor.finish(sha256: String(repeating: "0", count: 64))
    #expect(try successor.recordedChecksum() == String(repeating: "0", count: 64))
  }

  @Test("a dump that cannot be made says why and leaves no file")
  func failures() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    let folder = try TemporaryFolder()
    let none = await #expect(throws: IntegrationError.self) {
      try await world.client.dump(request, to: "\(folder.path)/a.dump", programs: nil)
    }
    #expect(none?.code == IntegrationError.codePostgresMissing)
    let foreign = world.request(request.name, tenant: DatabaseWorld.id(of: Tenant.self))
    let conflict = await #expect(throws: IntegrationError.self) {
      try await world.client.dump(foreign, to: "\(folder.path)/a.dump")
    }
    #expect(conflict?.code == IntegrationError.codeConflict)
    let nowhere = await #expect(throws: IntegrationError.self) {
      try await world.client.dump(request, to: "/dev/null/a.dump")
    }
    #expect(nowhere?.code == IntegrationError.codeDumpFailed)
    let broken = PostgresPrograms(dump: "/bin/false", restore: "/bin/false")
    await #expect(throws: IntegrationError.self) {
      try await world.client.dump(request, to: "\(folder.path)/a.dump", programs: broken)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("a dump is restored beside what is there and then switched; the former stays, put aside")
  func restore() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    let folder = try TemporaryFolder()
    let dump = try await world.client.dump(request, to: "\(folder.path)/acme.dump")
    let owner = try await world.connect(as: request.name, to: request.name)
    try await owner.run("DELETE FROM public.res_partner")

    let restoring = world.request(request.name)
    _ = try await world.client.restore(dump, for: restoring)
    let restored = try await world.client.restore(dump, for: restoring)
    #expect(try await owner.run("SELECT count(*) AS n FROM public.res_partner").rows.first?["n"] == "0")
    let aside = try #require(try await world.client.switchToRestored(restoring, at: DatabaseWorld.time))
    #expect(try await world.client.switchToRestored(restoring, at: DatabaseWorld.time) == aside)
    #expect(try await world.client.find(restored, isolation: .database) == nil)
    let again = try await world.connect(as: request.name, to: request.name)
    #expect(try await again.run("SELECT count(*) AS n FROM public.res_partner").rows.first?["n"] == "500")
    let former = try await world.client.find(aside, isolation: .database)
    #expect(former?.marker?.quarantine?.from == request.name)
    #expect(former?.acceptsConnections == false)
    try await again.run("INSERT INTO public.res_partner VALUES (501, 'new')")
  }

  @Test("wherever the process dies in a switch, going on switches once")
  func switchCrashPoints() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    let folder = try TemporaryFolder()
    let dump = try await world.client.dump(request, to: "\(folder.path)/acme.dump")
    var point = 0
    while true {
      let restoring = world.request(request.name)
      _ = try await world.client.restore(dump, for: restoring)
      let mortal = world.client.dying(after: point)
      let death = await DyingGate.error(of: {
        try await mortal.switchToRestored(restoring, at: DatabaseWorld.time)
      })
      guard death != nil else { break }
      try await world.client.switchToRestored(restoring, at: DatabaseWorld.time)
      let live = try await world.client.find(request.name, isolation: .database)
      #expect(live?.marker == restoring.marker, "killed after statement \(point)")
      #expect(live?.acceptsConnections == true)
      point += 1
    }
    #expect(point >= 5)
  }

  @Test("a copy for staging is neutralised before anybody can enter it, and the original is untouched")
  func clone() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    let folder = try TemporaryFolder()
    let dump = try await world.client.dump(request, to: "\(folder.path)/acme.dump")
    let staging = world.request(try DatabaseWorld.name(), tenant: DatabaseWorld.id(of: Tenant.self))
    _ = try await world.client.prepare(staging)
    try await world.client.clone(dump, into: staging, at: DatabaseWorld.time)
    try await world.client.clone(dump, into: staging, at: DatabaseWorld.time)
    let copy = try await world.connect(as: staging.name, to: staging.name)
    let mail = try await copy.run("SELECT smtp_host FROM public.ir_mail_server WHERE active")
    #expect(mail.rows.map { $0["smtp_host"] } == ["invalid"])
    let crons = try await copy.run("SELECT id FROM public.ir_cron WHERE active")
    #expect(crons.rows.map { $0["id"] } == ["2"])
    let mark = try await copy.run(
      "SELECT value FROM public.ir_config_parameter WHERE key = 'database.is_neutralized'")
    #expect(mark.rows.first?["value"] == "true")
    let original = try await world.connect(as: request.name, to: request.name)
    #expect(try await original.run("SELECT id FROM public.ir_cron WHERE active").rows.count == 2)
  }

  @Test("a copy in which something would still act is not switched to")
  func survivor() async throws {
    let world = try await DatabaseWorld()
    let request = try await world.filled()
    // A trigger that brings every cron back: what a module might do.
    let owner = try await world.connect(as: request.name, to: request.name)
    try await owner.run(
      """
      CREATE FUNCTION public.alive() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.active := true; RETURN NEW; END'
      """)
    try await owner.run(
      "CREATE TRIGGER alive BEFORE UPDATE ON public.ir_cron FOR EACH ROW EXECUTE FUNCTION public.alive()")
    let folder = try TemporaryFolder()
    let dump = try await world.client.dump(request, to: "\(folder.path)/acme.dump")
    let staging = world.request(try DatabaseWorld.name(), tenant: DatabaseWorld.id(of: Tenant.self))
    _ = try await world.client.prepare(staging)
    let error = await #expect(throws: IntegrationError.self) {
      try await world.client.clone(dump, into: staging, at: DatabaseWorld.time)
    }
    #expect(error?.message.contains("1 scheduled actions") == true)
    let live = try await world.connect(as: staging.name, to: staging.name)
    #expect(try await live.run("SELECT 1 AS one FROM pg_tables WHERE schemaname = 'public'").rows.isEmpty)
  }

  /// Ids of the processes whose command line, with NULs between its words, is such.
  private static func processes(_ matches: (String) -> Bool) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil, let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
        return false
      }
      return matches(String(decoding: data, as: UTF8.self))
    }
  }
}
