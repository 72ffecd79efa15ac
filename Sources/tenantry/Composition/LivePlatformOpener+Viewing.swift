import ConsoleApp
import Foundation
import LogFiles
import PlatformHost
import TerminalCurses
import TerminalKit

extension LivePlatformOpener {
  @MainActor
  func viewLog(_ settings: LogViewSettings) async throws {
    let session: LogViewSession
    do {
      session = try LogViewSession(settings)
    } catch {
      throw CommandFailure(.usage, error.message)
    }
    let variables = ProcessInfo.processInfo.environment
    let terminal = try Self.terminal(for: settings, variables)
    let saved = Self.savedFiles
    let viewer = LogViewer(
      name: Sanitizer.visible(settings.name == "-" ? "standard input" : settings.name),
      log: LogState(
        session.file, lines: 0, fraction: 0, isLive: settings.isFollowed, language: LogFields.fileLanguage),
      size: terminal.size,
      now: Date(), keys: settings.configuration.preferences().keys)
    let loop = LogViewerLoop(
      viewer, on: terminal,
      perform: { effect in
        switch effect {
        case .ask(let question):
          session.reader.ask(question)
          return nil
        case .copy(let text, let what):
          if let failure = await TerminalBridge.copy(text, by: terminal, environment: variables) {
            return .noticed(Notice(.warning, "\(what) was not copied: \(failure)"))
          }
          return .noticed(Notice(.ok, "Copied \(what)"))
        case .save(let lines):
          let file = session.file
          let name = (settings.name as NSString).lastPathComponent
          return .noticed(saved.save(as: name) { try file.write(lines, to: $0) })
        case .wake(let seconds):
          guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return nil }
          return .clockTicked
        case .quit: return nil
        }
      }, now: { Date() })
    let mailbox = loop.mailbox
    if let notice = settings.configuration.notice() { mailbox.send(.noticed(notice)) }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await session.run { mailbox.send($0) } }
      await loop.run()
      group.cancelAll()
    }
    let signal = terminal.closingSignal
    terminal.close()
    if let signal { ProcessEnd.by(signal: signal) }
  }

  /// The terminal; when the log is piped in, its keys come from `/dev/tty`.
  @MainActor
  private static func terminal(
    for settings: LogViewSettings, _ variables: [String: String]
  ) throws -> CursesTerminal {
    let named = variables["TENANTRY_THEME"].flatMap { $0.isEmpty ? nil : $0 }
    let config = settings.configuration.config
    let themes = ThemeShelf(
      environment: variables, wanted: settings.terminal.theme ?? named ?? config.theme?.value)
    var options = CursesOptions(
      colorDepth: settings.noColour ? .monochrome : settings.terminal.colors?.depth,
      glyphs: settings.glyphs ?? (config.ascii?.value == true ? .ascii : nil),
      theme: themes.console.current, monochrome: themes.monochrome,
      escapeDelayMilliseconds: settings.terminal.escapeDelay,
      crashReports: StateFolder.path(variables).map {
        CrashReporting(folder: $0, version: TenantryVersion.current)
      })
    if settings.path == nil {
      let keyboard = Foundation.open("/dev/tty", O_RDWR | O_CLOEXEC)
      guard keyboard >= 0 else {
        throw CommandFailure(.usage, "There is no keyboard: /dev/tty cannot be opened.")
      }
      options.input = keyboard
    }
    do {
      return try CursesTerminal(options)
    } catch {
      throw CommandFailure(.usage, error.message)
    }
  }
}
