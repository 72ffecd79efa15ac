import ConsoleApp
import Foundation
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
    try await PlatformAssembly(place: place).open()
  }

  @MainActor
  func runConsole(_ settings: ConsoleSettings) async throws {
    var platform = try await PlatformAssembly(place: settings.place).open()
    platform.caller.isReadOnly = settings.isReadOnly
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

  /// The console on top, the queue underneath; the queue drains when the console ends.
  ///
  /// Started with --read-only, this process drives no queue. A console that became read-only later does: what was
  /// asked for while it could write goes on.
  @MainActor
  private func run(
    _ platform: OpenPlatform, on terminal: CursesTerminal, _ settings: ConsoleSettings, _ themes: ThemeShelf,
    _ variables: [String: String]
  ) async -> String? {
    let journal = FileJournal(folder: settings.stateFolder ?? platform.folder)
    let runner = EffectRunner(
      client: platform.client, drafts: platform.drafts,
      openURL: { await TerminalBridge.open($0, environment: variables) },
      copy: { await TerminalBridge.copy($0, by: terminal, environment: variables) },
      edit: { await TerminalBridge.edit($0, name: $1, on: terminal, environment: variables) },
      journal: { await journal.append($0) },
      save: { [saved = Self.savedFiles] text, name in saved.save(text, as: name) })
    let console = ConsoleLoop(
      terminal: Fault(variables[Fault.variable]).map { FaultyTerminal(terminal, $0) } ?? terminal,
      runner: runner, preferences: settings.configuration.preferences(),
      usesMouse: settings.terminal.mouse,
      greetings: [settings.configuration.notice(), terminal.notice.map { Notice(.info, $0) }].compactMap {
        $0
      },
      themes: themes.console, themeUpdates: themes.updates(),
      outlets: ConsoleOutlets(
        trace: { terminal.note($0.text) }, mouse: { terminal.setMouse($0) }),
      makeKey: { UUID().uuidString }, now: { Date() })
    return await withTaskGroup(of: Void.self) { group in
      if !platform.caller.isReadOnly { group.addTask { await platform.runWorkers() } }
      group.addTask {
        await ConfigurationWatch(settings, variables: variables).run { console.send($0) }
      }
      let farewell = await console.run()
      group.cancelAll()
      return farewell
    }
  }
}
