import ConfigFiles
import Foundation
import Integrations
import PlatformHost
import TenantryAPI
import TerminalCurses

/// Looks at this machine, this terminal and the platform for `tenantry doctor`. A platform is opened as any
/// command opens it, and none is made.
struct Examiner: Sendable {
  let variables: [String: String]

  func examine(_ place: PlatformPlace) async -> DoctorFacts {
    let folder = Self.folder(of: place)
    var facts = DoctorFacts(
      terminal: terminal, variables: variables,
      clipboard: NativeClipboard.way(
        variables, isExecutable: FileManager.default.isExecutableFile(atPath:)),
      git: Self.gitVersion(), folder: folder, platform: await platform(place, folder), files: files,
      crashReport: crashReport)
    if case .dataFolder(let path, _) = place, folder?.exists == true {
      let connections = PlatformConnections(in: PlatformFolder(path: path))
      facts.connectionProblems = connections.allProblems
      facts.connections = await reports(of: connections)
    }
    return facts
  }

  /// Tries all connections at the same time: what does not answer costs its deadline once.
  private func reports(of connections: PlatformConnections) async -> [ConnectionReport] {
    let desk = ConnectionDesk.live(variables: variables)
    let values = SystemCatalog.all.compactMap { connections.values[$0.name] }
    return await withTaskGroup(of: (Int, ConnectionReport).self) { group in
      for (place, value) in values.enumerated() {
        group.addTask { (place, await desk.test(value)) }
      }
      var reports: [(Int, ConnectionReport)] = []
      for await report in group { reports.append(report) }
      return reports.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private var terminal: DoctorFacts.Terminal {
    let probe = TerminalProbe { variables[$0] }
    var terminal = DoctorFacts.Terminal(
      term: probe.term, entry: probe.entry, source: probe.source, colors: probe.colors, codeset: probe.codeset
    )
    guard let replies = probe.replies else { return terminal }
    terminal.isAsked = true
    terminal.hasAnswered = replies.attributes != nil || !replies.columns.isEmpty
    if replies.columns.count == TerminalProbe.samples.count {
      terminal.widths = zip(TerminalProbe.samples, replies.columns).map { ($0.name, $1 - 1, $0.width) }
    }
    terminal.modes = replies.modes
    terminal.attributes = replies.attributes ?? []
    return terminal
  }

  private func platform(_ place: PlatformPlace, _ folder: DoctorFacts.Folder?) async -> DoctorFacts.Platform {
    if let folder, !folder.exists { return .missing }
    do {
      if case .remote(let context, _) = place {
        let platform = try RemotePlatform(context, isReadOnly: true, variables: variables)
        defer { platform.closeAtOnce() }
        return .served(try await platform.client.call(WhoAmI()), at: context.server.absoluteString)
      }
      let platform = try await PlatformAssembly(place: place).open()
      do {
        let session = try await platform.client.call(WhoAmI())
        let facts = try await platform.storage.facts()
        await platform.close()
        return .open(session, schema: facts.schema, journal: facts.journal)
      } catch {
        await platform.close()
        throw error
      }
    } catch {
      let failure = CommandFailure(translating: error)
      return .failed(failure.message, advice: failure.hints)
    }
  }

  private static func folder(of place: PlatformPlace) -> DoctorFacts.Folder? {
    let path: String
    switch place {
    case .dataFolder(let named, _): path = named
    case .sandbox(let named?, _), .demo(let named?, _, _): path = named
    case .sandbox(nil, _), .demo(nil, _, _), .empty, .remote: return nil
    }
    var folder = DoctorFacts.Folder(path: path)
    var status = stat()
    guard stat(path, &status) == 0 else { return folder }
    folder.exists = true
    folder.isWritable = access(path, W_OK) == 0
    folder.isOpenToOthers = status.st_mode & 0o077 != 0
    var space = statvfs()
    if statvfs(path, &space) == 0 { folder.bytesFree = Int64(space.f_bavail) * Int64(space.f_frsize) }
    if folder.isWritable { folder.clockSkew = clockSkew(in: path) }
    return folder
  }

  /// What time the file system gives a file made now, against ours.
  private static func clockSkew(in path: String) -> Double? {
    let file = path + "/clock-\(UUID().uuidString)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer {
      close(descriptor)
      unlink(file)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let written = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    return written - Date().timeIntervalSince1970
  }

  private static func gitVersion() -> String? {
    guard let program = GitRepository.locateProgram() else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["--version"]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      let data = try pipe.fileHandleForReading.bytes(atMost: 256)
      process.waitUntilExit()
      let text = String(decoding: data, as: UTF8.self)
      return process.terminationStatus == 0 ? text.trimmingCharacters(in: .whitespacesAndNewlines) : nil
    } catch {
      return nil
    }
  }

  /// The YAML files of the configuration folder, each read as far as YAML goes.
  private var files: [DoctorFacts.File] {
    let base = variables["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let root = base ?? variables["HOME"].map({ $0 + "/.config" }) else { return [] }
    let folders = ["", "/themes", "/keymaps"].map { root + "/tenantry" + $0 }
    return folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []  // None there.
      return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        .map { file(at: "\(folder)/\($0)") }
    }
  }

  private func file(at path: String) -> DoctorFacts.File {
    do {
      _ = try YAMLFile.read([UInt8](Data(contentsOf: URL(filePath: path))), noun: "configuration file")
      return DoctorFacts.File(path: path)
    } catch let problem as FileProblem {
      return DoctorFacts.File(path: path, problem: problem.line(in: path))
    } catch {
      return DoctorFacts.File(path: path, problem: "\(path): \(error.systemReason ?? "it cannot be read").")
    }
  }

  private var crashReport: String? {
    guard let folder = StateFolder.path(variables) else { return nil }
    let link = folder + "/latest-crash.txt"
    let name = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    return name.map { "\(folder)/\($0)" }.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }
}
