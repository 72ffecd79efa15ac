import ConfigFiles
import ConsoleApp
import Foundation
import PlatformHost
import TerminalCurses
import TerminalKit

/// Opens the platform that an option names, and runs commands or the console on it.
struct LivePlatformOpener: PlatformOpener {
  /// Where people's saved logs go.
  static var savedFiles: SavedFiles {
    SavedFiles(
      environment: ProcessInfo.processInfo.environment,
      currentFolder: FileManager.default.currentDirectoryPath, now: { Date() })
  }

  func open(_ place: PlatformPlace) async throws -> any CommandPlatform {
    if case .remote(let context, let isReadOnly) = place {
      return try Self.remote(context, isReadOnly: isReadOnly)
    }
    return try await PlatformAssembly(place: place).open()
  }

  private static func remote(
    _ context: ServerContext, isReadOnly: Bool, remembers: Bool = false
  ) throws -> RemotePlatform {
    try RemotePlatform(
      context, isReadOnly: isReadOnly, remembers: remembers, variables: ProcessInfo.processInfo.environment)
  }

  /// The platform that a console looks at.
  private static func console(_ settings: ConsoleSettings) async throws -> any ConsolePlatform {
    if case .remote(let context, let isReadOnly) = settings.place {
      return try remote(context, isReadOnly: isReadOnly || settings.isReadOnly, remembers: true)
    }
    var platform = try await PlatformAssembly(place: settings.place).open()
    platform.caller.isReadOnly = settings.isReadOnly
    return platform
  }

  /// What is written down; a file that cannot be read is named by whoever opens one of its contexts.
  private static func contexts(_ variables: [String: String]) -> [KnownContext] {
    let file = try? ContextFile.read(variables)
    return file?.contexts.map {
      KnownContext(name: $0.name, server: $0.server.absoluteString, environment: $0.environment)
    } ?? []
  }

  @MainActor
  func runConsole(_ settings: ConsoleSettings) async throws {
    let platform = try await Self.console(settings)
    if settings.isLinear {
      let farewell = await LinearConsole(platform: platform, settings: settings).run()
      await platform.close()
      if let farewell { print(farewell) }
      return
    }
    let variables = ProcessInfo.processInfo.environment
    let themes = ThemeShelf(environment: variables, wanted: settings.theme)
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(
        CursesOptions(
          colorDepth: settings.noColour ? .monochrome : settings.terminal.colors?.depth,
          glyphs: settings.glyphs, theme: themes.console.current, monochrome: themes.monochrome,
          escapeDelayMilliseconds: settings.terminal.escapeDelay,
          crashReports: StateFolder.path(variables).map {
            CrashReporting(folder: $0, version: TenantryVersion.current)
          }))
    } catch {
      await platform.close()
      throw CommandFailure(.usage, error.message)
    }
    let farewell = await run(platform, on: terminal, settings, themes, variables)
    let signal = terminal.closingSignal
    terminal.close()
    await platform.close()
    if let signal { ProcessEnd.by(signal: signal) }
    if let farewell { FileHandle.standardError.write(Data("\(farewell)\n".utf8)) }
  }

  @MainActor
  private func run(
    _ platform: any ConsolePlatform, on terminal: CursesTerminal, _ settings: ConsoleSettings,
    _ themes: ThemeShelf,
    _ variables: [String: String]
  ) async -> String? {
    let world = ConsoleWorld(platform: platform, settings: settings)
    let runner = world.runner(
      copy: { await TerminalBridge.copy($0, by: terminal, environment: variables) },
      edit: { await TerminalBridge.edit($0, name: $1, on: terminal, environment: variables) },
      save: { [saved = Self.savedFiles] text, name in saved.save(text, as: name) })
    let loop = ConsoleLoop(
      terminal: Fault(variables[Fault.variable]).map { FaultyTerminal(terminal, $0) } ?? terminal,
      runner: runner, preferences: settings.configuration.preferences(), keeping: await world.keeping,
      usesMouse: settings.terminal.mouse,
      greetings: [
        settings.configuration.notice(), platform.connectionNotice, terminal.notice.map { Notice(.info, $0) },
      ].compactMap { $0 },
      runbooks: ShippedFile.runbooks, contexts: Self.contexts(variables), themes: themes.console,
      themeUpdates: themes.updates(),
      outlets: ConsoleOutlets(
        trace: { terminal.note($0.text) }, mouse: { terminal.setMouse($0) }),
      makeKey: { UUID().uuidString }, now: { Date() })
    return await platform.working {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await ConfigurationWatch(settings, variables: variables).run { loop.send($0) }
        }
        let farewell = await loop.run()
        group.cancelAll()
        return farewell
      }
    }
  }
}
