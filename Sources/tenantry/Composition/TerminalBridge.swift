import Foundation
import PlatformHost
import TenantModel
import TerminalCurses

/// What the console asks of the machine outside its screen.
enum TerminalBridge {
  /// Puts text on the clipboard, by the way that the environment asks for.
  ///
  /// - Returns: why it could not, or nil.
  static func copy(
    _ text: String, by terminal: CursesTerminal, environment: [String: String]
  ) async -> String? {
    let way = NativeClipboard.way(
      environment, isExecutable: FileManager.default.isExecutableFile(atPath:))
    switch way {
    case .terminal: return await terminal.copy(text)
    case .program(let clipboard): return await clipboard.copy(text)
    case .none(let reason): return reason
    }
  }

  /// Lends the terminal to the editor, and takes it back.
  ///
  /// - Returns: why it could not, or nil.
  static func edit(
    _ text: String, name: String, on terminal: CursesTerminal, environment: [String: String]
  ) async -> String? {
    let editor = Editor(
      variables: environment, isExecutable: FileManager.default.isExecutableFile(atPath:))
    guard let editor else { return "neither nano nor vi is installed; set EDITOR" }
    return await terminal.suspended { await editor.open(text, name: name) }
  }

  /// Opens a link in a browser, where there is a desktop to show one.
  ///
  /// - Returns: why it could not, or nil.
  static func open(_ url: HTTPSURL, environment: [String: String]) async -> String? {
    guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else {
      return "no browser here; copy the link instead"
    }
    let programs = ["/usr/bin/xdg-open", "/usr/local/bin/xdg-open", "/usr/bin/gio"]
    guard let program = programs.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return "xdg-open is not installed"
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = program.hasSuffix("gio") ? ["open", url.rawValue] : [url.rawValue]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      return nil
    } catch {
      return error.systemReason ?? "\(program) does not start"
    }
  }
}
