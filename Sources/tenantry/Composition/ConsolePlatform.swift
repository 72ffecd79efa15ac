import ConsoleApp
import Foundation
import PlatformHost
import TenantryAPI

/// A platform that a console looks at, wherever it is.
protocol ConsolePlatform: CommandPlatform {
  /// Where what was typed and not submitted is kept.
  var drafts: URL { get }
  /// Where the journal goes when nobody named a folder for it.
  var folder: String { get }
  /// What is to be said at the start; nil for nothing.
  var connectionNotice: Notice? { get }
  /// What goes on underneath while somebody looks.
  func runBeside() async
}

extension ConsolePlatform {
  /// Does the work with what goes on underneath; that ends when the work does.
  @MainActor
  func working(_ work: @MainActor () async -> String?) async -> String? {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await runBeside() }
      let farewell = await work()
      group.cancelAll()
      return farewell
    }
  }
}

extension OpenPlatform: ConsolePlatform {
  /// The queue and the monitor. Started with --read-only, this process drives no queue. A console that became read-only
  /// later does: what was asked for while it could write goes on.
  func runBeside() async {
    if !caller.isReadOnly { await runBackground() }
  }
}

extension RemotePlatform: ConsolePlatform {
  var drafts: URL { URL(filePath: folder, directoryHint: .isDirectory).appending(path: "drafts") }

  var folder: String {
    StateFolder.path(ofContext: context.name, ProcessInfo.processInfo.environment)
      ?? NSTemporaryDirectory() + "tenantry/contexts/" + context.name
  }

  var connectionNotice: Notice? { nil }

  func runBeside() async {
    _ = try? FileManager.default.createDirectory(
      at: drafts, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    await outbox?.run()
  }
}
